import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

@Suite struct TypingTests {
  @Test func `Up goes through earlier messages and Down comes back to the draft`() {
    var drive = Drive()
    drive.ask("one")
    drive.press(Key(.escape))
    drive.ask("two")
    drive.press(Key(.escape))
    drive.type("draft")
    drive.press(Key(.up))
    #expect(drive.model.input.editor.text == "two")
    drive.press(Key(.up))
    #expect(drive.model.input.editor.text == "one")
    drive.press(Key(.up))
    #expect(drive.model.input.editor.text == "one")
    drive.press(Key(.down), Key(.down))
    #expect(drive.model.input.editor.text == "draft")
  }

  @Test func `Up within several lines moves the cursor first`() {
    var drive = Drive()
    drive.ask("earlier")
    drive.press(Key(.escape))
    drive.type("a")
    drive.press(.control("j"))
    drive.type("b")
    drive.press(Key(.up))
    #expect(drive.model.input.editor.text == "a\nb")
    drive.press(Key(.up))
    #expect(drive.model.input.editor.text == "earlier")
  }

  @Test func `a paste is never sent by its own line ends`() {
    var drive = Drive()
    drive.send(.input(.paste("one\r\ntwo\rthree\n")))
    #expect(drive.chats.isEmpty)
    #expect(drive.model.input.editor.text == "one\ntwo\nthree\n")
  }

  @Test func `Ctrl+C stops the reply, then clears, then quits at the second press`() {
    var drive = Drive()
    drive.ask("hi")
    drive.type("next")
    drive.press(.control("c"))
    #expect(drive.state == .cancelled)
    #expect(drive.model.input.editor.text == "next")
    drive.press(.control("c"))
    #expect(drive.model.input.editor.text == "")
    drive.press(.control("c"))
    #expect(drive.effects == [])
    #expect(drive.screen.contains("press Ctrl+C again to quit"))
    drive.press(.control("c"))
    #expect(drive.effects == [.quit])
  }

  @Test func `another key between disarms Ctrl+C`() {
    var drive = Drive()
    drive.press(.control("c"), .control("l"), .control("c"))
    #expect(drive.effects == [])
  }

  @Test func `Ctrl+D quits only on an empty input`() {
    var drive = Drive()
    drive.type("ab")
    drive.press(.control("a"), .control("d"))
    #expect(drive.model.input.editor.text == "b")
    drive.press(.control("d"), .control("d"))
    #expect(drive.effects == [.quit])
  }

  @Test func `the editor gets the text and brings it back`() {
    var drive = Drive()
    drive.type("draft")
    drive.press(.control("g"))
    #expect(drive.effects == [.openEditor("draft")])
    drive.send(.editorEnded(.success("better\ndraft")))
    #expect(drive.model.input.editor.text == "better\ndraft")
    drive.send(
      .editorEnded(
        .failure(EditorError(Message(.editorFailed, [.command: "vi", .status: "exited(1)"])))))
    #expect(drive.model.input.editor.text == "better\ndraft")
    #expect(drive.screen.contains("vi: exited(1)"))
  }

  @Test func `Esc and a letter at once close what is open and type the letter`() {
    var drive = Drive()
    drive.press(.control("o"), .alt("/"))
    #expect(drive.model.overlay == nil)
    #expect(drive.model.input.editor.text == "/")
    drive.press(.alt("b"))
    #expect(drive.model.input.editor.cursor == 0)
  }

  @Test func `a slip on Alt stops no reply`() {
    var drive = Drive()
    drive.ask("hi")
    drive.press(.alt("x"))
    #expect(drive.model.running != nil)
    #expect(drive.model.input.editor.text == "")
  }

  @Test func `blank messages are not sent`() {
    var drive = Drive()
    drive.ask("   ")
    #expect(drive.chats.isEmpty)
  }
}
