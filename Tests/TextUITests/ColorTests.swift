import Testing

@testable import TextUI

struct ColorTests {
  @Test(arguments: [
    ("#87afd7", Color.rgb(0x87, 0xAF, 0xD7)), ("#FFffFF", .rgb(255, 255, 255)),
    ("black", .palette(.black)), ("bright-black", .palette(.brightBlack)),
    ("bright-white", .palette(.brightWhite)), ("magenta", .palette(.magenta)),
  ])
  func `a colour is read from digits and from a name`(text: String, color: Color) {
    #expect(Color(text) == color)
  }

  @Test(arguments: [
    "", "#", "#87afd", "#87afd77", "#87afg7", "87afd7", "Blue", "bright", "#８7afd7",
  ])
  func `what is neither digits nor a name is no colour`(text: String) {
    #expect(Color(text) == nil)
  }

  @Test func `the sixteen names are the numbers of the terminal`() {
    #expect(
      PaletteColor.allCases.map(\.name) == [
        "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black",
        "bright-red", "bright-green", "bright-yellow", "bright-blue", "bright-magenta",
        "bright-cyan", "bright-white",
      ])
  }

  @Test func `OKLab gives the published figures`() {
    // Reference figures of CSS Color 4 for red, to three digits.
    let red = OKLab(red: 255, green: 0, blue: 0)
    #expect(abs(red.lightness - 0.628) < 0.001)
    #expect(abs(red.a - 0.225) < 0.001)
    #expect(abs(red.b - 0.126) < 0.001)
    #expect(OKLab(red: 128, green: 128, blue: 128).chroma < 0.0001)
  }

  @Test func `every colour of the cube and every grey is its own nearest of 256`() {
    let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
    for place in 0..<216 {
      let color = Color.rgb(levels[place / 36], levels[place / 6 % 6], levels[place % 6])
      #expect(color.nearest256() == UInt8(16 + place))
    }
    for step in 0..<24 {
      let level = UInt8(8 + 10 * step)
      #expect(Color.rgb(level, level, level).nearest256() == UInt8(232 + step))
    }
  }

  @Test func `colours between the fixed ones go to what looks most alike`() {
    #expect(Color.rgb(0x80, 0x80, 0x80).nearest256() == 244)
    #expect(Color.rgb(0xD7, 0x87, 0x88).nearest256() == 174)
    #expect(Color.rgb(0x01, 0x01, 0x01).nearest256() == 16)
    #expect(Color.palette(.brightBlue).nearest256() == 12)
  }

  @Test(arguments: [
    (Color.rgb(0, 0, 0), PaletteColor.black), (.rgb(0x8A, 0x8A, 0x8A), .brightBlack),
    (.rgb(0xFF, 0xFF, 0xFF), .brightWhite), (.rgb(0xFF, 0x87, 0x87), .brightRed),
    (.rgb(0x87, 0xAF, 0xD7), .brightBlue), (.rgb(0xAF, 0, 0), .red),
    (.rgb(0, 0x5F, 0), .green), (.rgb(0, 0x5F, 0x87), .blue), (.palette(.cyan), .cyan),
  ])
  func `of sixteen the hue is kept, and grey stays grey`(color: Color, nearest: PaletteColor) {
    #expect(color.nearest16() == nearest)
  }

  @Test(arguments: [
    (-1, ColorDepth.none), (0, .none), (2, .none), (8, .sixteen), (16, .sixteen), (88, .sixteen),
    (256, .indexed256), (16_777_216, .indexed256),
  ])
  func `a terminal's count of colours makes the depth`(count: Int, depth: ColorDepth) {
    #expect(ColorDepth(terminalColors: count) == depth)
  }

  @Test func `a depth gives the number of a colour and -1 for none`() {
    let blue = Color.rgb(0x87, 0xAF, 0xD7)
    #expect(ColorDepth.allCases.map { $0.number(of: blue) } == [-1, 12, 110, 110])
    #expect(ColorDepth.allCases.map { $0.number(of: nil) } == [-1, -1, -1, -1])
  }

  @Test func `24-bit colours are sent as they are, and the palette's stay the palette's`() {
    #expect(ColorDepth.direct.number(of: .rgb(0x83, 0x94, 0x96)) == 0x839496)
    #expect(ColorDepth.direct.number(of: .palette(.brightBlack)) == 8)
    #expect(ColorDepth.direct.number(of: .rgb(0, 0, 9)) == 16)
    #expect(ColorDepth.direct.number(of: .rgb(0, 1, 0)) == 256)
  }

  @Test(arguments: [
    ("rgb:ffff/ffff/ffff", Color.rgb(255, 255, 255)), ("rgb:00/2b/36", .rgb(0, 0x2B, 0x36)),
    ("rgb:f/0/8", .rgb(255, 0, 136)), ("rgba:fdfd/f6f6/e3e3/ffff", .rgb(0xFD, 0xF6, 0xE3)),
    ("rgb:0000/8000/fff0", .rgb(0, 128, 255)),
  ])
  func `a colour is read from a terminal's report`(text: String, color: Color) {
    #expect(Color(report: text) == color)
  }

  @Test(arguments: [
    "", "rgb:", "rgb:1/2", "rgb:1/2/3/4", "rgb:12345/0/0", "rgb:g/0/0", "rgb:/0/0", "rgb:-1/0/0",
    "rgba:1/2/3", "#ffffff", "?",
  ])
  func `what is no report of a colour is none`(text: String) {
    #expect(Color(report: text) == nil)
  }

  @Test func `a background is light where dark letters are read on it`() {
    for color in [Color.rgb(255, 255, 255), .rgb(0xFD, 0xF6, 0xE3), .palette(.brightWhite)] {
      #expect(color.isLight)
    }
    for color in [Color.rgb(0, 0, 0), .rgb(0, 0x2B, 0x36), .palette(.brightBlack)] {
      #expect(!color.isLight)
    }
  }
}
