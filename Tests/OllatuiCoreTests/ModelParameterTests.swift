import OllamaWire
import Testing

@testable import OllatuiCore

struct ModelParameterTests {
  @Test func `every option that Ollama reads is there, and those that reload the model`() {
    #expect(
      Set(ModelParameter.all.map(\.name)) == [
        "num_ctx", "num_batch", "num_gpu", "main_gpu", "use_mmap", "num_thread",
        "draft_num_predict", "num_predict", "num_keep", "seed", "temperature", "top_k", "top_p",
        "min_p", "typical_p", "repeat_last_n", "repeat_penalty", "presence_penalty",
        "frequency_penalty", "stop", "shift", "truncate",
      ])
    #expect(
      Set(ModelParameter.all.filter(\.isLoadTime).map(\.name)) == [
        "num_ctx", "num_batch", "num_gpu", "main_gpu", "use_mmap", "num_thread",
        "draft_num_predict", "shift",
      ])
    #expect(ModelParameter.all.allSatisfy { !$0.summary.isEmpty })
  }

  @Test(arguments: [
    ("num_ctx", ["8192"], JSONValue.integer(8192)),
    ("num_predict", ["-1"], .integer(-1)),
    ("seed", ["9007199254740991"], .integer(9_007_199_254_740_991)),
    ("temperature", ["0.5"], .number(0.5)),
    ("temperature", ["1"], .number(1)),
    ("use_mmap", ["false"], .bool(false)),
    ("stop", ["</s>"], .array([.string("</s>")])),
    ("stop", ["a b", "c"], .array([.string("a b"), .string("c")])),
  ])
  func `a parameter takes`(name: String, words: [String], value: JSONValue) throws {
    #expect(try ModelParameter.parse(name, words) == value)
  }

  @Test(arguments: [
    ("num_ctx", ["0"], #"num_ctx wants a whole number from 1 up, not "0""#),
    ("num_ctx", ["4096", "1"], #"num_ctx wants a whole number from 1 up, not "4096 1""#),
    ("num_ctx", ["3000000000"], #"num_ctx wants a whole number from 1 up, not "3000000000""#),
    (
      "seed", ["9007199254740992"],
      "seed wants a whole number from -9007199254740991 to 9007199254740991, "
        + #"not "9007199254740992""#
    ),
    ("temperature", ["hot"], #"temperature wants a number, not "hot""#),
    ("temperature", ["inf"], #"temperature wants a number, not "inf""#),
    ("temperature", [], #"temperature wants a number, not """#),
    ("use_mmap", ["2"], #"use_mmap wants true or false, not "2""#),
    ("stop", [], #"stop wants one text or several, not """#),
    ("temprature", ["1"], #"no parameter "temprature"; did you mean "temperature"?"#),
    ("zzz", ["1"], #"no parameter "zzz"; /set parameter lists them all"#),
    ("mirostat", ["1"], #"Ollama no longer reads "mirostat""#),
  ])
  func `a parameter refuses, and says what it wants`(
    name: String, words: [String], message: String
  ) {
    #expect(throws: SettingError(message: message)) { try ModelParameter.parse(name, words) }
  }
}
