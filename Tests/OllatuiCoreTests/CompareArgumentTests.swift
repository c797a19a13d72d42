import OllamaWire
import TextUI
import Testing

@testable import OllatuiCore

@Suite struct CompareArgumentTests {
  private func read(_ text: String) throws -> CompareArgument {
    try CompareArgument(text, Drive().model.server, .english)
  }

  private func columns(_ text: String) throws -> [String] {
    try read(text).columns.map { column in
      let options = column.options.values.keys.sorted().map {
        "\($0)=\(column.options[$0]?.compactText ?? "")"
      }
      return ([column.model] + options + [column.think.map { "think=\($0)" }].compactMap { $0 })
        .joined(separator: " ")
    }
  }

  @Test(arguments: [
    ("llama3 qwen3:4b", ["llama3:latest", "qwen3:4b"]),
    ("LLAMA3 QWEN3:4b", ["llama3:latest", "qwen3:4b"]),
    ("llama3 llama3", ["llama3:latest", "llama3:latest"]),
    ("llama3 big:cloud", ["llama3:latest", "big:cloud"]),
    ("llama3 seed=1 qwen3:4b", ["llama3:latest seed=1", "qwen3:4b"]),
    ("seed=1 llama3 qwen3:4b", ["llama3:latest seed=1", "qwen3:4b seed=1"]),
    ("llama3 seed=1 seed=2 seed=3", (1...3).map { "llama3:latest seed=\($0)" }),
    (
      "llama3 num_ctx=10 seed=1 seed=2",
      ["llama3:latest num_ctx=10 seed=1", "llama3:latest num_ctx=10 seed=2"]
    ),
    (
      "llama3 seed=1 top_k=2 seed=3 top_k=4",
      ["llama3:latest seed=1 top_k=2", "llama3:latest seed=3 top_k=4"]
    ),
    ("qwen3:4b think=on think=off", ["qwen3:4b think=on", "qwen3:4b think=off"]),
  ])
  func `models and options make columns`(text: String, expected: [String]) throws {
    #expect(try columns(text) == expected)
    #expect(try read(text).prompt == "")
  }

  @Test(arguments: [
    ("llama3 qwen3:4b why is  it so?", "why is  it so?"),
    ("llama3 qwen3:4b two\n  lines ", "two\n  lines "),
    ("llama3 qwen3:4b x=1; what is x?", "x=1; what is x?"),
    ("llama3 qwen3:4b note: this", "note: this"),
    ("llama3 qwen3:4b -- llama3 is what?", "llama3 is what?"),
    ("llama3 qwen3:4b 为什么天空是蓝色的", "为什么天空是蓝色的"),
  ])
  func `what is neither begins the prompt`(text: String, prompt: String) throws {
    let argument = try read(text)
    #expect(argument.prompt == prompt)
    #expect(argument.columns.count == 2)
  }

  @Test func `models and parameters are completed behind what is there`() {
    var drive = Drive(columns: 100)
    drive.type("/compare ll")
    #expect(drive.screen.contains("/compare llama3:latest"))
    drive.press(Key(.tab))
    drive.type(" temp")
    #expect(drive.screen.contains("/compare llama3:latest temperature="))
    drive.press(Key(.tab))
    drive.type("0 qw")
    drive.press(Key(.tab))
    #expect(drive.model.input.editor.text.hasPrefix("/compare llama3:latest temperature="))
    #expect(drive.model.input.editor.text.hasSuffix("0 qwen3:4b"))
  }
}
