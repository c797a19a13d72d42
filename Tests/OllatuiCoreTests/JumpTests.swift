import TextUI
import Testing

@testable import OllatuiCore

@Suite struct JumpTests {
  private static let filler = (0..<12).map { "filler \($0)\n\n" }.joined()
  private static let reply = """
    # One

    \(filler)## Two

    \(filler)```sh
    first code
    ```

    \(filler)- x

      ```
      second code
      ```

    \(filler)### Three

    \(filler)
    """

  private func read(columns: Int = 60) -> Drive {
    var drive = Drive(reply: Self.reply, columns: columns, rows: 16)
    drive.answer(Self.reply, to: "again")
    return drive
  }

  private func first(_ drive: Drive) -> String {
    drive.model.pane.visible.first?.text ?? ""
  }

  @Test func `up goes to the turns before, down to those behind and then to the end`() {
    var drive = read()
    drive.press(Key(.up, .alt))
    #expect(first(drive) == "you")
    #expect(drive.model.pane.visible[1].text == "again")
    drive.press(Key(.up, .alt))
    #expect(drive.model.pane.visible[1].text == "why")
    drive.press(Key(.up, .alt))
    #expect(drive.model.pane.top == 0)
    drive.press(Key(.down, .alt))
    #expect(drive.model.pane.visible[1].text == "again")
    drive.press(Key(.down, .alt))
    #expect(drive.model.pane.isFollowing)
  }

  @Test func `headings and code are gone to over turns, code with its frame`() {
    var drive = read()
    var seen: [String] = []
    for _ in 0..<7 {
      drive.press(.alt("k"))
      seen.append(first(drive))
    }
    #expect(seen == ["Three", "Two", "One", "Three", "Two", "One", "One"])
    seen = []
    for _ in 0..<5 {
      drive.press(.alt("."))
      seen.append(drive.model.pane.visible[1].text)
    }
    #expect(seen.prefix(4) == ["first code", "  second code", "first code", "  second code"])
    #expect(drive.model.pane.isFollowing)
    drive.press(.alt(","))
    #expect(first(drive).hasPrefix("  ── 2 "))
  }

  @Test(arguments: [23, 47, 100])
  func `right after a resize they go to the same lines`(columns: Int) {
    for (key, count) in [(Key.alt("k"), 2), (.alt("j"), 2), (.alt(","), 3), (Key(.up, .alt), 2)] {
      var expected = read(columns: columns)
      expected.press(Key(.up, .alt), .alt("j"), .alt("j"))
      var drive = read()
      drive.press(Key(.up, .alt), .alt("j"), .alt("j"))
      drive.resize(columns, 16)
      for _ in 0..<count {
        drive.press(key)
        expected.press(key)
        #expect(drive.model.pane.visible == expected.model.pane.visible, "\(key)")
      }
    }
  }

  @Test func `where there is none, nothing happens upwards and the end is followed downwards`() {
    var drive = Drive(reply: Self.filler, rows: 12)
    drive.press(Key(.pageUp))
    let top = drive.model.pane.top
    drive.press(.alt("k"), .alt(","))
    #expect(drive.model.pane.top == top)
    drive.press(.alt("j"))
    #expect(drive.model.pane.isFollowing)
  }
}
