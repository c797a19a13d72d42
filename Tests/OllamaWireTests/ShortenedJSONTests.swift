import OllamaWire
import Testing

@Suite("A final chunk as it is shown")
struct ShortenedJSONTests {
  private func shortened(_ text: String, string: Int = 8, list: Int = 3) -> String {
    Array(text.utf8).withUnsafeBytes {
      shortenedJSON($0, longestString: string, longestList: list)
    }
  }

  @Test func `what is short stays as it is`() {
    let line = #"{"model":"a","done":true,"context":[1,2,3],"x":{"y":[],"z":"\"q\""}}"#
    #expect(shortened(line) == line)
  }

  @Test func `long strings are cut between characters and escapes`() {
    #expect(shortened(#"{"a":"123456789"}"#) == #"{"a":"12345678…"}"#)
    #expect(shortened(#"{"a":"春春春春"}"#) == #"{"a":"春春春…"}"#)
    #expect(shortened(#"{"a":"1234567\n89","b":1}"#) == #"{"a":"1234567\n…","b":1}"#)
    #expect(shortened(#"{"a":"12345678\\","b":"\""}"#) == #"{"a":"12345678…","b":"\""}"#)
  }

  @Test func `long lists are cut, whatever is in them`() {
    #expect(shortened("[1,2,3,4,5]") == "[1,2,3,…]")
    #expect(
      shortened(#"{"c":[1,2,3,[4,"]"],{"d":[5]}],"e":[6]}"#) == #"{"c":[1,2,3,…],"e":[6]}"#)
    #expect(shortened("[[1,2,3,4],[1]]") == "[[1,2,3,…],[1]]")
  }

  @Test func `what is no JSON ends with the line`() {
    #expect(shortened("]]}[") == "]]}[")
    #expect(shortened(#"{"a":"unclosed string"#) == #"{"a":"unclosed…"#)
  }
}
