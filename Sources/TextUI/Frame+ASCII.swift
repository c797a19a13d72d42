extension Frame {
  /// The frame with borders, marks and punctuation of ASCII; letters of any script stay.
  ///
  /// No cell moves: what is replaced and what replaces it have one column each.
  public var inASCII: Frame {
    Frame(size: size, rows: rows.map(\.inASCII), cursor: cursor)
  }
}

extension Line {
  /// The line with borders, marks and punctuation of ASCII.
  public var inASCII: Line {
    Line(spans.map { Span(ASCIIForm.text($0.text), $0.role) })
  }
}

/// What stands for a symbol where there is only ASCII.
///
/// To add one, add it to a row of ``rows``. A test finds symbols that the program draws and that
/// are in none, and holds the widths against each other.
public enum ASCIIForm {
  /// The character in the place of a scalar; nil: it stays what it is.
  public static func character(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    // Most letters are outside, and spared the look-up.
    switch scalar.value {
    case 0x80..<0x100, 0x2000..<0x2C00, 0xFFFD: break
    default: return nil
    }
    if (0x2800...0x28FF).contains(scalar.value) {
      return spinner[scalar] ?? braille(UInt8(scalar.value - 0x2800))
    }
    return forms[scalar]
  }

  /// A text with the forms in it.
  static func text(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(character(for: scalar) ?? scalar) }
    return String(result)
  }

  /// All symbols of the table but the dots of braille.
  public static var symbols: [Unicode.Scalar] { Array(forms.keys) + Array(spinner.keys) }

  /// An ASCII character and what it stands for.
  private static let rows: [(Unicode.Scalar, String)] = [
    ("-", "─━╌╍┄┅┈┉╴╶╸╺═‐‑‒–—―−⁃▪▫⎯▬"),
    ("|", "│┃╎╏┆┇┊┋╵╷╹╻║▏▕⎢⎥⎪⎜⎟⎸⎹│‖∣❘"),
    (
      "+",
      "┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┞┟┠┡┢┣┤┥┦┧┨┩┪┫┬┭┮┯┰┱┲┳┴┵┶┷┸┹┺┻┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋"
        + "╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬╭╮╯╰"
    ),
    ("/", "╱⁄∕÷⧸"), ("\\", "╲∖⧹"), ("x", "╳×✗✘✕✖☒"), ("v", "▼▾▽▿↓⇓✓✔☑⌄"),
    ("^", "▲▴△▵↑⇑⌃"), (">", "›»→⇒⇨➔➜▶▸▷▹►❯⟶"), ("<", "‹«←⇐◀◂◁◃◄❮⟵"),
    ("*", "•●★☆∗⁎∙◆⬤✱"),
    ("u", "µ"), ("o", "⌀○◦◯◌◇◎☐□"), ("#", "█▉▊▋■◼▐▇▆▓▣"), ("=", "▌▍▅▄▒"), (":", "▎▃∶"),
    (".", "·⋅…▂▁░‥․"),
    ("~", "≈∼～↔⇔±"), ("\"", "“”„‟″"), ("'", "‘’‚‛′▀"), ("`", "‵"), ("_", "⎽␣‿⏎"),
    ("[", "⎡⎢⎣⟦"), ("]", "⎤⎥⎦⟧"), ("(", "⎛⎝"), (")", "⎞⎠"), ("{", "⎧⎨⎩"), ("}", "⎫⎬⎭"),
    (" ", "\u{A0}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}"),
    (" ", "\u{2009}\u{200A}\u{202F}\u{205F}"),
    ("?", "\u{FFFD}␀␁␂␃␄␅␆␇␈␉␊␋␌␍␎␏␐␑␒␓␔␕␖␗␘␙␚␛␜␝␞␟␠␡␢␤␥␦"),
  ]

  /// The first row that has a symbol counts.
  private static let forms: [Unicode.Scalar: Unicode.Scalar] = {
    var forms: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (form, symbols) in rows {
      for symbol in symbols.unicodeScalars where forms[symbol] == nil { forms[symbol] = form }
    }
    return forms
  }()

  /// What turns while the program waits.
  private static let spinner: [Unicode.Scalar: Unicode.Scalar] = [
    "⠋": "|", "⠙": "/", "⠹": "-", "⠸": "\\", "⠼": "|", "⠴": "/", "⠦": "-", "⠧": "\\", "⠇": "|",
    "⠏": "/",
  ]

  /// Dots by how many there are and where; bits 2, 5, 6 and 7 are those of the lower half.
  private static func braille(_ dots: UInt8) -> Unicode.Scalar {
    switch dots.nonzeroBitCount {
    case 0: " "
    case 1, 2: dots & 0b1110_0100 == dots ? "." : dots & 0b0001_1011 == dots ? "'" : ":"
    case 3...5: ":"
    default: "#"
    }
  }
}
