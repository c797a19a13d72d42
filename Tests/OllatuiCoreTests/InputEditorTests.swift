import OllatuiCore
import TextUI
import Testing

/// An editor that holds a text, its cursor where `|` stands in it.
func editor(_ picture: String, columns: Int = 80, maxRows: Int = 10) -> InputEditor {
  var editor = InputEditor(columns: columns, maxRows: maxRows)
  // By bytes, for a mark behind the bar would make it another character.
  let parts = picture.utf8.split(
    separator: UInt8(ascii: "|"), maxSplits: 1, omittingEmptySubsequences: false)
  editor.insert(String(Substring(parts[0])))
  let cursor = editor.cursor
  if parts.count > 1 { editor.insert(String(Substring(parts[1]))) }
  while editor.cursor > cursor { editor.perform(.left) }
  return editor
}

/// What an editor holds, with `|` at its cursor.
func picture(_ editor: InputEditor) -> String {
  let utf8 = Array(editor.text.utf8)
  return String(decoding: utf8[..<editor.cursor], as: UTF8.self) + "|"
    + String(decoding: utf8[editor.cursor...], as: UTF8.self)
}

/// Presses the key of an edit; whether it did something.
func press(_ edit: InputEditor.Edit, _ editor: inout InputEditor) -> Bool {
  editor.perform(edit)
}

@Suite struct InputEditorTests {
  init() throws {
    try #require(UTF8Locale.isSet)
  }

  @Test(arguments: [
    ("a|b", InputEditor.Edit.left, "|ab"),
    ("a|b", .right, "ab|"),
    ("|a", .left, "|a"),
    ("e\u{301}|", .left, "|e\u{301}"),
    ("|👨‍👩‍👧‍👦x", .right, "👨‍👩‍👧‍👦|x"),
    ("🇩🇪🇫🇷|", .left, "🇩🇪|🇫🇷"),
    ("क्षि|य", .left, "|क्षिय"),
    ("น|ำใจ", .right, "นำ|ใจ"),
    ("\u{1112}\u{1161}\u{11AB}글|", .backspace, "\u{1112}\u{1161}\u{11AB}|"),
    ("\u{1112}\u{1161}\u{11AB}|글", .backspace, "|글"),
    ("1️⃣|2️⃣", .deleteForward, "1️⃣|"),
    ("👍🏽👍🏿|", .backspace, "👍🏽|"),
    ("नमस्ते दुनिया|", .wordLeft, "नमस्ते |दुनिया"),
    ("|مُحَمَّد רב", .wordRight, "مُحَمَّد| רב"),
    ("한국어 문장|", .wordLeft, "한국어 |문장"),
    ("one, two|", .wordLeft, "one, |two"),
    ("one, |two", .wordLeft, "|one, two"),
    ("|  one, two", .wordRight, "  one|, two"),
    ("写一首|关于春天的诗。", .wordRight, "写一首关于春天的诗|。"),
    ("日本語を話す|", .wordLeft, "日本語を話|す"),
    ("日本語を|話す", .wordLeft, "日本語|を話す"),
    ("|abc春天", .wordRight, "abc|春天"),
    ("ab\ncd|ef\ngh", .lineStart, "ab\n|cdef\ngh"),
    ("ab\ncd|ef\ngh", .lineEnd, "ab\ncdef|\ngh"),
    ("ab\ncd|ef\ngh", .textStart, "|ab\ncdef\ngh"),
    ("ab\ncd|ef\ngh", .textEnd, "ab\ncdef\ngh|"),
    ("ae\u{301}|b", .backspace, "a|b"),
    ("|👩🏽‍🚀b", .deleteForward, "|b"),
    ("ab|cd\nef", .killToLineEnd, "ab|\nef"),
    ("ab|\nef", .killToLineEnd, "ab|ef"),
    ("ab\ncd|ef", .killToLineStart, "ab\n|ef"),
    ("one two-three  |x", .killWordBack, "one |x"),
    ("one| two, x", .killWordForward, "one|, x"),
  ])
  func `an edit goes by characters, words and lines`(
    before: String, edit: InputEditor.Edit, after: String
  ) {
    var changed = editor(before)
    let answer = changed.perform(edit)
    #expect(picture(changed) == after)
    #expect(answer == (before != after))
  }

  @Test(arguments: InputEditor.Edit.allCases)
  func `an empty editor has nothing to do`(edit: InputEditor.Edit) {
    var empty = InputEditor()
    #expect(!press(edit, &empty))
    #expect(empty == InputEditor())
  }

  @Test func `pasted line ends become line feeds and all else stays`() {
    var pasted = editor("<|>")
    pasted.insert("a\r\nb\rc\n\td\u{1B}")
    #expect(picture(pasted) == "<a\nb\nc\n\td\u{1B}|>")
  }

  @Test func `a cursor never stands inside a cluster`() {
    var joined = editor("|\u{301}x")
    joined.insert("e")
    #expect(picture(joined) == "e\u{301}|x")
    var flag = editor("|🇪x")
    flag.insert("🇩")
    #expect(picture(flag) == "🇩🇪|x")
    var marked = editor("e|\u{301}x")
    #expect(picture(marked) == "|e\u{301}x")
    marked.perform(.deleteForward)
    #expect(picture(marked) == "|x")
  }

  @Test func `marks without end are one character to every key`() {
    let letter = "z" + String(repeating: "\u{301}", count: 10_000)
    var marked = editor("a\(letter)b|")
    marked.perform(.left)
    marked.perform(.left)
    #expect(marked.cursor == 1)
    marked.perform(.right)
    #expect(marked.cursor == 20_002)
    marked.perform(.backspace)
    #expect(picture(marked) == "a|b")
    marked.perform(.undo)
    #expect(marked.text == "a\(letter)b")
  }

  @Test func `kills in a row are yanked as one`() {
    var killing = editor("one two| three\nfour")
    killing.perform(.killToLineEnd)
    killing.perform(.killToLineEnd)
    killing.perform(.killWordBack)
    #expect(picture(killing) == "one |four")
    killing.perform(.yank)
    #expect(picture(killing) == "one two three\n|four")
    killing.perform(.textEnd)
    killing.perform(.killWordBack)
    killing.perform(.yank)
    killing.perform(.yank)
    #expect(picture(killing) == "one two three\nfourfour|")
  }

  @Test func `up and down keep the column and say when the text ends`() {
    var moved = editor("long line\nab\nanother line|", columns: 20)
    #expect(press(.up, &moved))
    #expect(picture(moved) == "long line\nab|\nanother line")
    #expect(press(.up, &moved))
    #expect(picture(moved) == "long line|\nab\nanother line")
    #expect(!press(.up, &moved))
    #expect(press(.down, &moved))
    #expect(press(.down, &moved))
    #expect(picture(moved) == "long line\nab\nanother line|")
    #expect(!press(.down, &moved))
  }

  @Test func `up and down go by the lines on the screen`() {
    var moved = editor("one two three fo|ur", columns: 10)  // one two / three / four
    #expect(press(.up, &moved))
    #expect(picture(moved) == "one two th|ree four")
    #expect(press(.up, &moved))
    #expect(picture(moved) == "on|e two three four")
    moved.perform(.lineEnd)
    #expect(press(.up, &moved))
    #expect(picture(moved) == "one two thre|e four")
  }

  @Test func `a wide character is not entered halfway`() {
    var moved = editor("春天来了\na|b")
    moved.perform(.up)
    #expect(picture(moved) == "|春天来了\nab")
    moved.perform(.right)
    moved.perform(.down)
    #expect(picture(moved) == "春天来了\nab|")
  }
}
