import TextUI
import Testing

@testable import OllatuiCore

/// Looking for an earlier message, as with Ctrl+R of a shell.
@Suite struct RecallTests {
  private func recalling(_ text: String = "", typed: String = "draft") -> Drive {
    var drive = Drive()
    drive.send(
      .storeOpened(
        prompts: ["how to sort", "春天的诗", "Sort a list\nof numbers", "春天的诗", "bye"], nil))
    drive.type(typed)
    drive.press(.alt("h"))
    drive.type(text)
    return drive
  }

  private func typed(_ drive: Drive) -> String {
    drive.model.input.editor.text
  }

  @Test func `the newest message that has what is typed is shown, and again the next older`() {
    var drive = recalling("sort")
    #expect(drive.screen.contains("earlier message: sort"))
    #expect(typed(drive) == "Sort a list\nof numbers")
    drive.press(.alt("h"))
    #expect(typed(drive) == "how to sort")
    drive.press(.control("r"))
    #expect(typed(drive) == "how to sort")
    #expect(drive.screen.contains("no match"))
    drive.press(Key(.down))
    #expect(typed(drive) == "Sort a list\nof numbers")
  }

  @Test func `Enter takes it into the box and sends nothing`() {
    var drive = recalling("春天")
    drive.press(Key(.enter))
    #expect(drive.model.overlay == nil)
    #expect(drive.chats.isEmpty)
    drive.type("!")
    #expect(typed(drive) == "春天的诗!")
  }

  @Test func `Escape gives back what was typed`() {
    var drive = recalling("sort")
    drive.press(Key(.escape))
    #expect(typed(drive) == "draft")
    #expect(drive.model.overlay == nil)
  }

  @Test func `what no message has leaves the box as it was, and a shorter text finds again`() {
    var drive = recalling("sortx")
    #expect(typed(drive) == "draft")
    #expect(drive.screen.contains("no match"))
    drive.press(Key(.backspace))
    #expect(typed(drive) == "Sort a list\nof numbers")
    drive.press(.control("u"))
    #expect(typed(drive) == "draft")
  }

  @Test func `without a text it goes through all, each that repeats once`() {
    var drive = recalling()
    drive.press(.alt("h"))
    #expect(typed(drive) == "bye")
    drive.press(Key(.up))
    #expect(typed(drive) == "春天的诗")
  }

  @Test func `another key takes the message and does its work in it`() {
    var drive = recalling("bye")
    drive.press(Key(.home))
    drive.type("good")
    #expect(drive.model.overlay == nil)
    #expect(typed(drive) == "goodbye")
  }
}
