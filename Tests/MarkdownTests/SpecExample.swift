import Foundation

/// An example of the GFM specification, as Debian's package `cmark-gfm` has it.
struct SpecExample {
  /// Counted from 1, as in the specification.
  var number: Int
  var markdown: String

  private static let path = "/usr/share/doc/cmark-gfm/spec.txt.gz"

  /// Whether the specification is on this machine.
  static var isInstalled: Bool { FileManager.default.fileExists(atPath: path) }

  /// All examples in their order.
  static func all() throws -> [SpecExample] {
    let fence = String(repeating: "`", count: 32)
    var examples: [SpecExample] = []
    var lines: [Substring]?
    for line in try specification().split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(fence + " example") {
        lines = []
      } else if line == ".", let markdown = lines {
        let text = markdown.map { $0 + "\n" }.joined().replacing("→", with: "\t")
        examples.append(SpecExample(number: examples.count + 1, markdown: text))
        lines = nil
      } else {
        lines?.append(line)
      }
    }
    return examples
  }

  private static func specification() throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
