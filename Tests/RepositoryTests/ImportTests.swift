import Foundation
import Testing

/// Which target may import what; the architecture in one table.
private let allowed: [String: Set<String>] = [
  "Timing": ["Glibc", "Darwin"],
  "TextUI": ["CWidth", "Glibc", "Darwin"],
  "Markdown": ["TextUI", "CCmark"],
  "OllamaWire": ["Timing", "Foundation"],
  "Transcript": ["Timing", "OllamaWire"],
  "Statistics": ["Transcript", "OllamaWire", "Glibc", "Darwin"],
  "Exchange": ["Transcript", "OllamaWire", "CCmark", "Foundation"],
  "History": [
    "Exchange", "Statistics", "Transcript", "OllamaWire", "GRDB", "Foundation", "Synchronization",
  ],
  "OllatuiCore": ["TextUI", "Timing", "Markdown", "Statistics", "Transcript", "OllamaWire"],
  "OllamaClient": ["OllamaWire", "Timing", "CCurl", "Foundation", "Synchronization"],
  "Files": ["TextUI", "Markdown", "OllatuiCore", "TOMLKit", "Foundation", "Glibc", "Darwin"],
  "Terminal": ["CNcurses", "TextUI", "Timing", "Glibc"],
  "DemoServer": ["FlyingFox", "FlyingSocks", "Foundation", "Glibc", "Darwin", "Synchronization"],
  "CommandLine": [
    "TextUI", "Timing", "Markdown", "Transcript", "Statistics", "Exchange", "OllamaWire",
    "OllatuiCore",
    "OllamaClient", "Files", "Terminal", "DemoServer", "History", "ArgumentParser", "Subprocess",
    "Dispatch",
    "Foundation",
    "Synchronization",
  ],
  "ollatui": ["CommandLine"],
]

/// The folder of the package, seen from this file.
let packageFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

@Suite struct ImportTests {
  @Test(arguments: allowed.keys.sorted())
  func `a target imports only what the table allows`(target: String) throws {
    let mayImport = try #require(allowed[target])
    for file in try swiftFiles(in: "Sources/\(target)") {
      let text = try String(contentsOf: file, encoding: .utf8)
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"), place <= 1, words.count > place + 1 else {
          // Imports stand at the top, perhaps under conditions; below, text may look like them.
          guard line.hasPrefix("//") || line.hasPrefix("#") else { break }
          continue
        }
        // `import var Darwin.sys_errlist`-like forms name what is imported after its kind.
        let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let"]
        let name = kinds.contains(words[place + 1]) ? words[place + 2] : words[place + 1]
        let module = String(name.prefix { $0 != "." })
        #expect(mayImport.contains(module), "\(file.lastPathComponent) imports \(module)")
      }
    }
  }

  @Test(arguments: ["Timing", "TextUI", "Markdown", "OllamaWire", "Transcript"])
  func `what is asked with every token can be inlined`(target: String) throws {
    for file in try swiftFiles(in: "Sources/\(target)") {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let words = line.split(separator: " ").prefix(3)
        #expect(!words.contains("package"), "\(file.lastPathComponent): \(line)")
      }
    }
  }

  @Test func `every target of the program has its row in the table`() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: packageFolder.appendingPathComponent("Sources").path)
    let forTests = ["FaultServer", "SeededNumbers", "StoreGenerator", "TerminalRig", "bench"]
    let swift = folders.filter { !$0.hasPrefix("C") || $0 == "CommandLine" }
    #expect(Set(swift).subtracting(forTests) == Set(allowed.keys))
  }

  @Test func `no source file needs a table of contents`() throws {
    for file in try swiftFiles(in: "Sources") + swiftFiles(in: "Tests") {
      let lines = try String(contentsOf: file, encoding: .utf8).split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 400, "\(file.lastPathComponent)")
    }
  }

  private func swiftFiles(in folder: String) throws -> [URL] {
    let root = packageFolder.appendingPathComponent(folder)
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    return (files?.allObjects ?? []).compactMap { $0 as? URL }.filter {
      $0.pathExtension == "swift"
    }
  }
}
