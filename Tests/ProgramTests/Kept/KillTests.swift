import SeededNumbers
import Foundation
import Testing

@Suite(.serialized) struct KillTests {
  /// What the programs of one home folder do when they are killed, in an order of its own.
  private static let plans: [KillPlan] =
    Array(repeating: .answering, count: 15) + Array(repeating: .answeringAnew, count: 15)
    + Array(repeating: .retrying, count: 5) + Array(repeating: .drafting, count: 5)
    + Array(repeating: .asking, count: 5) + Array(repeating: .renaming, count: 3)
    + [.deleting, .deleting]

  /// How many home folders there are; each sees fifty kills.
  private static let homes = 4

  @Test func `a kill at any moment loses nothing but the last quarter of a second`() async throws {
    let given = ProcessInfo.processInfo.environment["KILL_SEED"].flatMap { UInt64($0) }
    let seed = given ?? .random(in: 0...(.max))
    print("KILL_SEED=\(seed)")
    let findings = try await withThrowingTaskGroup(of: [KillFinding].self) { group in
      for home in 0..<Self.homes {
        group.addTask { try await Self.kills(seed: seed &+ UInt64(home)) }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(findings.count == 200)
    let midStream = findings.filter(\.plan.isMidStream)
    #expect(midStream.count >= 150)
    let ages = midStream.compactMap(\.oldestMissing).sorted()
    let allowances = findings.map(\.allowance).sorted()
    print(
      """
      oldest missing word: median \(ages[ages.count / 2]), at most \(ages.last ?? .zero); \
      allowed: median \(allowances[allowances.count / 2]), at most \(allowances.last ?? .zero); \
      the disk was slow in \(findings.filter(\.isDiskSlow).count)
      """)
  }

  private static func kills(seed: UInt64) async throws -> [KillFinding] {
    let program = try KilledProgram(seed: seed)
    var random = SeededNumbers(seed: seed)
    var findings: [KillFinding] = []
    for plan in plans.shuffled(using: &random) { findings.append(try await program.kill(plan)) }
    return findings
  }
}
