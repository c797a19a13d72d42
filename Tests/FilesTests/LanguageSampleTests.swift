import SeededNumbers
import Foundation
import Markdown
import Testing
import TextUI

@testable import Files

/// What the languages in `Resources/languages` make of the code in `Samples`.
struct LanguageSampleTests {
  static let names = LanguageFolders([packageFolder + "/Resources/languages"]).names

  /// The letters of the roles, as `Samples/README.md` tells them.
  static let letters: [Role: Character] = [
    .codeText: " ", .codeComment: "c", .codeString: "s", .codeEscape: "e", .codeNumber: "n",
    .codeKeyword: "k", .codeConstant: "K", .codeType: "t", .codeFunction: "f",
    .codeVariable: "v", .codeProperty: "p", .codeAttribute: "a", .codeTag: "g",
    .codeOperator: "o", .codeInserted: "+", .codeDeleted: "-", .codeHeading: "h",
    .emphasis: "I", .strong: "B", .strongEmphasis: "J", .struck: "x", .link: "l",
    .linkAddress: "u",
  ]

  @Test(arguments: names)
  func `every character of a sample has the role that stands under it`(name: String) throws {
    let path = packageFolder + "/Tests/FilesTests/Samples/\(name).sample"
    let sample = try Sample(String(contentsOfFile: path, encoding: .utf8))
    #expect(sample.code.count >= 60)
    let painted = Sample(code: sample.code, roles: roles(of: sample.code, in: try language(name)))
    if ProcessInfo.processInfo.environment["UPDATE_RESOURCES"] != nil {
      try write(painted.text, to: path)
      return
    }
    for (index, line) in sample.code.enumerated() {
      #expect(
        "\n\(line)\n\(painted.roles[index])\n" == "\n\(line)\n\(sample.roles[index])\n",
        "\(name).sample:\(2 * index + 2)")
    }
  }

  @Test func `every sample is of a language`() throws {
    let files = try FileManager.default.contentsOfDirectory(
      atPath: packageFolder + "/Tests/FilesTests/Samples")
    let samples = files.filter { $0.hasSuffix(".sample") }.map { $0.dropLast(".sample".count) }
    #expect(Set(samples.map(String.init)) == Set(LanguageSampleTests.names))
  }

  @Test(arguments: names)
  func `the runs of a line cover it exactly, as far as it has come`(name: String) throws {
    let path = packageFolder + "/Tests/FilesTests/Samples/\(name).sample"
    let sample = try Sample(String(contentsOfFile: path, encoding: .utf8))
    var painter = CodePainter(try language(name))
    for line in sample.code {
      let bytes = Array(line.utf8)
      for count in 0..<bytes.count {
        var copy = painter
        expectCover(bytes[..<count], &copy)
      }
      expectCover(bytes[...], &painter)
    }
  }

  @Test(arguments: names)
  func `random bytes are painted whole`(name: String) throws {
    var random = SeededNumbers(seed: 7)
    let language = try language(name)
    let path = packageFolder + "/Tests/FilesTests/Samples/\(name).sample"
    let sample = Array(try String(contentsOfFile: path, encoding: .utf8).utf8)
    for round in 0..<60 {
      var painter = CodePainter(language)
      for _ in 0..<10 {
        // Half of the rounds take pieces of the sample, which lead deeper into the language.
        var line: [UInt8] = []
        while line.count < 60 {
          if round.isMultiple(of: 2) {
            line.append(UInt8(truncatingIfNeeded: random.next()))
          } else {
            let start = Int(random.next() % UInt64(sample.count - 8))
            line += sample[start..<start + 1 + Int(random.next() % 7)]
          }
        }
        expectCover(line.filter { $0 != 10 }[...], &painter)
      }
    }
  }

  // MARK: Painting

  private func language(_ name: String) throws -> CodeLanguage {
    let path = packageFolder + "/Resources/languages/\(name).toml"
    let file = LanguageFile(
      text: try String(contentsOfFile: path, encoding: .utf8), path: path, name: name)
    return CodeLanguage(file.definition)
  }

  private func expectCover(_ line: ArraySlice<UInt8>, _ painter: inout CodePainter) {
    var runs = [RoleRun(end: 5, role: .text)]
    line.withUnsafeBufferPointer { painter.paint($0, at: 5, into: &runs) }
    let isInOrder = zip(runs, runs.dropFirst()).allSatisfy {
      $0.end < $1.end && $0.role != $1.role
    }
    #expect(isInOrder && runs.last?.end == 5 + line.count)
  }

  private func roles(of code: [String], in language: CodeLanguage) -> [String] {
    var painter = CodePainter(language)
    return code.map { line in
      var runs: [RoleRun] = []
      Array(line.utf8).withUnsafeBufferPointer { painter.paint($0, at: 0, into: &runs) }
      var letters = ""
      var offset = 0
      for scalar in line.unicodeScalars {
        let run = runs.first { $0.end > offset }
        letters.append(run.flatMap { LanguageSampleTests.letters[$0.role] } ?? "?")
        offset += UTF8.width(scalar)
      }
      return String(letters.reversed().drop { $0 == " " }.reversed())
    }
  }
}

/// Code, and its roles in letters.
private struct Sample {
  var code: [String]
  var roles: [String]

  init(code: [String], roles: [String]) {
    self.code = code
    self.roles = roles
  }

  /// Takes a file apart, in which lines of code and lines of roles alternate.
  init(_ text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    code = lines.indices.filter { $0.isMultiple(of: 2) }.map { lines[$0] }
    roles = lines.indices.filter { !$0.isMultiple(of: 2) }.map { lines[$0] }
  }

  var text: String {
    zip(code, roles).map { "\($0)\n\($1)\n" }.joined()
  }
}

extension UTF8 {
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
    String(scalar).utf8.count
  }
}
