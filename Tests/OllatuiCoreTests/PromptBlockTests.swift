import OllatuiCore
import Testing

@Suite struct PromptBlockTests {
  @Test(arguments: [
    ("hello", "hello"),
    ("", ""),
    ("two\nlines", "two\nlines"),
    ("a \"\"\"quote\"\"\" inside", "a \"\"\"quote\"\"\" inside"),
    ("\"\"\"one line\"\"\"", "one line"),
    ("\"\"\"\"\"\"", ""),
    ("\"\"\"first\nsecond\"\"\"", "first\nsecond"),
    ("\"\"\"\nfirst\n\nsecond\n\"\"\"", "first\n\nsecond"),
    ("\"\"\"first\n\"\"\"  \n", "first"),
    ("\"\"\"first\"\"\"\nand more\n", "first\nand more\n"),
    ("/set system \"\"\"be\nbrief\"\"\"", "/set system be\nbrief"),
    ("/set system \"\"\"\nbe\nbrief\n\"\"\"", "/set system be\nbrief"),
    ("/set system be brief", "/set system be brief"),
    ("/say\n\"\"\"", "/say\n\"\"\""),
  ])
  func `a closed block is sent without its quotes`(text: String, sent: String) {
    #expect(PromptBlock.submission(of: text) == .send(sent))
  }

  @Test(arguments: [
    "\"\"\"", "\"\"\"open", "\"\"\"open\nmore", "\"\"\"a\"\"\"b", "\"\"\"\n\n",
    "/set system \"\"\"", "/set system \"\"\"be\nbrief",
  ])
  func `an open block goes on`(text: String) {
    #expect(PromptBlock.submission(of: text) == .continueBlock)
  }
}
