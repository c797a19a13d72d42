import Testing

@testable import TextUI

struct ThemeTests {
  @Test func `a role's index is its place among all roles`() {
    #expect(Role.allCases.map(\.index) == Array(Role.allCases.indices))
  }

  @Test func `a role looks as the theme says, and plain where it says nothing`() {
    var theme = Theme(
      name: "x", isLight: false,
      styles: [.error: Style(.palette(.red)), .scrollBar: Style(dim: true)])
    theme.setStyle(of: .text, to: Style(bold: true))
    #expect(theme.style(of: .error) == Style(.palette(.red)))
    #expect(theme.style(of: .scrollBar) == Style(dim: true))
    #expect(theme.style(of: .text) == Style(bold: true))
    #expect(theme.style(of: .user) == Style())
  }

  @Test func `the built-in theme leaves text and background to the terminal`() {
    #expect(Theme.builtin.style(of: .text) == Style())
    #expect(Theme.builtin.style(of: .input) == Style())
    #expect(
      Role.allCases.filter { Theme.builtin.style(of: $0).background != nil }
        == [.selected, .selection, .searchHit, .currentHit])
  }

  @Test func `with 256 colours a theme stays as it is`() {
    #expect(Theme.builtin.adapted(to: .indexed256) == Theme.builtin)
    #expect(Theme.builtin.adapted(to: .direct) == Theme.builtin)
  }

  @Test func `without colours a background is reverse and a grey is dim`() {
    let theme = Theme.builtin.adapted(to: .none)
    for role in Role.allCases {
      #expect(theme.style(of: role).foreground == nil)
      #expect(theme.style(of: role).background == nil)
    }
    #expect(theme.style(of: .selected) == Style(bold: true, reverse: true))
    #expect(theme.style(of: .dim) == Style(dim: true))
    #expect(theme.style(of: .error) == Style(bold: true))
    #expect(theme.style(of: .control) == Style(reverse: true))
    #expect(Style(.palette(.brightBlack)).adapted(to: .none) == Style(dim: true))
    #expect(Style(.rgb(255, 255, 255)).adapted(to: .none) == Style())
  }

  @Test func `with sixteen colours a grey background is reverse and colours are the terminal's`() {
    let theme = Theme.builtin.adapted(to: .sixteen)
    #expect(theme.style(of: .selected) == Style(bold: true, reverse: true))
    #expect(theme.style(of: .accent) == Style(.palette(.brightBlue)))
    #expect(theme.style(of: .dim) == Style(.palette(.brightBlack)))
  }

  @Test func `two colours that become the same of sixteen turn into reverse`() {
    let style = Style(.rgb(0, 0, 0x87), on: .rgb(0, 0, 0xD7))
    #expect(style.adapted(to: .sixteen) == Style(reverse: true))
    let readable = Style(.rgb(0xFF, 0xFF, 0xFF), on: .rgb(0, 0, 0xD7))
    #expect(
      readable.adapted(to: .sixteen) == Style(.palette(.brightWhite), on: .palette(.blue)))
    let chosen = Style(.palette(.black), on: .palette(.white))
    #expect(chosen.adapted(to: .sixteen) == chosen)
  }
}
