import Foundation
import Testing
import TextUI

/// Symbols in the program's own texts, and their forms in ASCII.
@Suite struct SymbolTests {
  /// Files with non-ASCII characters that are read or compared, not drawn: letters of scripts,
  /// formulas, and the table itself.
  private static let tables = [
    "Frame+ASCII.swift", "BreakClass.swift", "BreakClass+Scalars.swift", "LineBreaker.swift",
  ]

  @Test(arguments: ["OllatuiCore", "TextUI", "Markdown", "Files", "Terminal", "CommandLine"])
  func `every symbol that the program draws has a form in ASCII`(target: String) throws {
    let root = packageFolder.appendingPathComponent("Sources/\(target)")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    for case let file as URL in files?.allObjects ?? [] where file.pathExtension == "swift" {
      let name = file.lastPathComponent
      let isTable = Self.tables.contains(name) || file.path.contains("/Math/")
      guard !isTable else { continue }
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        for scalar in code(line).unicodeScalars where isSymbol(scalar) {
          #expect(
            ASCIIForm.character(for: scalar) != nil,
            "\(name): \(scalar) (U+\(String(scalar.value, radix: 16))) has no row in ASCIIForm")
        }
      }
    }
  }

  /// The line without a comment; a `//` within a string would end it too early, which loses little.
  private func code(_ line: Substring) -> Substring {
    let start = line.firstRange(of: "//")?.lowerBound ?? line.endIndex
    let isAddress = line[..<start].hasSuffix(":")
    return isAddress ? line : line[..<start]
  }

  /// Punctuation of two columns belongs to its script, as letters do.
  private func isSymbol(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && !scalar.properties.isAlphabetic
      && !(0x3000...0x303F).contains(scalar.value) && !(0xFF00...0xFFEF).contains(scalar.value)
  }
}
