import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

@Suite struct EditTests {
  private func asked() -> Drive {
    var drive = Drive(columns: 80, rows: 24, flags: [.verbose: "off"])
    drive.answer("A1", to: "one")
    drive.answer("B1", to: "two")
    return drive
  }

  @Test func `Alt+E brings the last message back, Enter sends it as a branch`() {
    var drive = asked()
    drive.press(.alt("e"))
    #expect(drive.model.input.editor.text == "two")
    #expect(drive.screen.contains("editing a message"))
    #expect(drive.screen.contains("Enter sends the message anew"))
    drive.ask(" more")
    #expect(
      drive.chats.last?.messages == [.user("one"), .assistant("A1"), .user("two more")])
    drive.grow("B2")
    drive.finish()
    #expect(drive.screen.contains("‹2/2›"))
    #expect(!drive.screen.contains("B1"))
    #expect(drive.model.input.editor.text == "")
    drive.press(.alt("p"))
    #expect(drive.screen.contains("B1"))
    #expect(drive.screen.contains("‹1/2›"))
    #expect(!drive.screen.contains("two more"))
  }

  @Test func `Esc gives up, what was typed before comes back, what was changed by Up`() {
    var drive = asked()
    drive.type("my draft")
    drive.press(.alt("e"))
    drive.type("!")
    drive.press(Key(.escape))
    #expect(drive.model.input.editor.text == "my draft")
    #expect(drive.screen.contains("given up"))
    drive.press(Key(.up))
    #expect(drive.model.input.editor.text == "two!")
    #expect(drive.chats.count == 2)
    #expect(!drive.screen.contains("editing a message"))
  }

  @Test func `a draft comes back after sending too`() {
    var drive = asked()
    drive.type("my draft")
    drive.press(.alt("e"))
    drive.ask("!")
    #expect(drive.chats.last?.messages.last == .user("two!"))
    #expect(drive.model.input.editor.text == "my draft")
  }

  @Test func `a message that is not changed is asked again, without a branch`() {
    var drive = asked()
    drive.press(.alt("e"), Key(.enter))
    #expect(drive.chats.count == 3)
    #expect(drive.model.conversation.branch(ofTurn: 1).count == 1)
    #expect(drive.model.conversation.alternate(ofTurn: 1).count == 2)
  }

  @Test func `an edited answer is another answer, which goes on`() {
    var drive = asked()
    drive.press(.alt("a"), .typed("e"))
    #expect(drive.model.input.editor.text == "B1")
    #expect(drive.screen.contains("editing an answer"))
    drive.ask(", or not")
    #expect(drive.chats.count == 2)
    #expect(drive.screen.contains("B1, or not"))
    #expect(drive.screen.contains("edited by you"))
    #expect(drive.screen.contains("‹2/2›"))
    #expect(drive.state == .edited)
    drive.ask("three")
    #expect(
      drive.chats.last?.messages == [
        .user("one"), .assistant("A1"), .user("two"), .assistant("B1, or not"), .user("three"),
      ])
  }

  @Test func `an edited answer is stored with what it was asked with`() {
    var drive = asked()
    drive.send(.storeOpened(prompts: [], nil))
    drive.press(.alt("a"), .typed("e"))
    drive.ask("!")
    let turn = drive.model.conversation.turns[1]
    #expect(turn.alternates[1].asked == turn.alternates[0].asked)
    #expect(turn.alternates[1].figures == Figures())
    #expect(
      drive.changes.contains(
        .turn(.reply(turn.alternates[1], parent: turn.id), in: drive.model.conversation.id)))
    #expect(
      drive.changes.contains(
        .conversation(
          drive.model.conversation.header, title: "one", leaf: turn.alternates[1].id)))
  }

  @Test func `empty text is refused and the text of commands is just text`() {
    var drive = asked()
    drive.press(.alt("e"), .control("u"), Key(.enter))
    #expect(drive.screen.contains("there is no text"))
    #expect(drive.chats.count == 2)
    drive.ask("/new")
    #expect(drive.chats.last?.messages.last == .user("/new"))
  }

  @Test func `a branch is recorded before its request goes out`() {
    var drive = asked()
    drive.send(.storeOpened(prompts: [], nil))
    drive.press(.alt("e"))
    drive.ask("!")
    let turn = drive.model.conversation.turns[1]
    let parent = drive.model.conversation.turns[0].reply?.id
    let prompts = drive.changes.compactMap { change -> (String, TurnID?)? in
      if case .turn(.prompt(let turn, let parent), _) = change {
        (turn.prompt, parent)
      } else {
        nil
      }
    }
    #expect(prompts.map(\.0) == ["two!"])
    #expect(prompts.map(\.1) == [parent])
    #expect(drive.chats.count == 2)
    drive.send(.recorded(RecordTicket(value: 3)))
    #expect(drive.chats.count == 3)
    #expect(turn.prompt == "two!")
  }

  @Test func `a slip of the fingers with Alt does not end it`() {
    var drive = asked()
    drive.press(.alt("e"), .alt("x"))
    #expect(drive.screen.contains("editing a message"))
  }

  @Test func `Ctrl+G opens it in the editor, a long answer does at once`() {
    var drive = Drive()
    drive.answer(String(repeating: "long ", count: 1000), to: "one")
    drive.press(.alt("e"))
    #expect(drive.effects == [])
    drive.press(.control("g"))
    #expect(drive.effects == [.openEditor("one")])
    drive.press(Key(.escape), .alt("a"), .typed("e"))
    #expect(drive.effects == [.openEditor(String(repeating: "long ", count: 1000))])
    drive.send(.editorEnded(.success("short")))
    drive.press(Key(.enter))
    #expect(drive.screen.contains("short"))
    #expect(drive.state == .edited)
  }

  @Test func `nothing is edited while a reply comes`() {
    var drive = asked()
    drive.ask("three")
    drive.press(.alt("e"))
    #expect(drive.model.input.editor.text == "")
    #expect(drive.screen.contains("Esc stops it"))
  }
}
