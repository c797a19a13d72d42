import CWidth

/// What one scalar becomes on the screen, seen apart from its neighbours.
///
/// The widths are libc's, which are also what ncurses believes. What libc does not know, what a
/// terminal would obey instead of draw, and what no font has, is drawn as a symbol.
struct ScalarForm: Equatable, Sendable {
  /// How a scalar behaves beside others.
  enum Kind: UInt8, Sendable {
    /// Starts a cell.
    case letter
    /// Starts a cell and may be joined with others or carry a skin tone.
    case pictograph
    /// White space a line may break after.
    case blank
    /// A tab: blank up to the next stop.
    case tab
    /// Starts a cell with a symbol that stands for what must not be drawn.
    case symbol
    /// Draws over the cell before it.
    case mark
    /// An emoji modifier: dropped after a pictograph, else a cell.
    case skinTone
    /// Joins pictographs; not drawn.
    case joiner
    /// Not drawn, but a line may break there.
    case breakingSpace
    /// Not drawn.
    case dropped
  }

  /// How it behaves.
  var kind: Kind
  /// Cells it takes as itself: 1 or 2, or 0 for what starts no cell (and for tabs).
  var columns: UInt8
  /// What is drawn in its place, often itself.
  var drawn: Unicode.Scalar

  /// Stands for everything that cannot be drawn and has no symbol of its own.
  static let replacement = ScalarForm(kind: .symbol, columns: 1, drawn: "\u{FFFD}")

  /// Makes a form of its parts.
  init(kind: Kind, columns: UInt8, drawn: Unicode.Scalar) {
    self.kind = kind
    self.columns = columns
    self.drawn = drawn
  }

  /// Looks a scalar up.
  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x20:
      self.init(kind: .blank, columns: 1, drawn: scalar)
    case 0x21...0x7E:
      self.init(kind: .letter, columns: 1, drawn: scalar)
    case 0x00...0x9F:
      self.init(control: scalar)
    // The bulk of the world's text, spared the questions below.
    case 0x00C0...0x02FF, 0x0400...0x0482, 0x3041...0x3096, 0x30A1...0x30FF, 0x4E00...0x9FFF,
      0xAC00...0xD7A3:
      self.init(measured: scalar, kind: .letter)
    default:
      self.init(uncommon: scalar)
    }
  }

  /// Whether a scalar is one of those that join no scalar before them, and of those behind them
  /// only what extends any letter: the bulk of Latin, Cyrillic, Chinese and Japanese text, and
  /// what rules, gauges and plots are drawn with.
  static func joinsNothing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00B7, 0x00C0...0x02FF, 0x0400...0x0482, 0x2026, 0x2500...0x259F, 0x2800...0x28FF,
      0x3001...0x3020, 0x3041...0x3096, 0x30A1...0x30FF, 0x4E00...0x9FFF, 0xFF01...0xFF60:
      true
    default:
      false
    }
  }

  /// Control characters, drawn as Unicode's pictures of them.
  private init(control scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x09:
      self.init(kind: .tab, columns: 0, drawn: " ")
    case 0x00...0x1F:
      let picture = Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
      self.init(kind: .symbol, columns: 1, drawn: picture)
    case 0x7F:
      self.init(kind: .symbol, columns: 1, drawn: "␡")
    case 0x85:  // Next line
      self.init(kind: .symbol, columns: 1, drawn: "␤")
    default:
      self = .replacement
    }
  }

  /// Everything outside the scripts that are looked up first.
  private init(uncommon scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
      // Direction marks could make text read otherwise than it is.
      self.init(kind: .symbol, columns: 1, drawn: "␦")
    case 0x2028, 0x2029:
      self.init(kind: .symbol, columns: 1, drawn: "␤")
    case 0x200B:
      self.init(kind: .breakingSpace, columns: 0, drawn: scalar)
    case 0x200D:
      self.init(kind: .joiner, columns: 0, drawn: scalar)
    case 0x00AD, 0x20E3:  // Soft hyphen, and the frame of a keycap.
      self.init(kind: .dropped, columns: 0, drawn: scalar)
    case 0x1680, 0x2000...0x2006, 0x2008...0x200A, 0x205F, 0x3000:
      self.init(measured: scalar, kind: .blank)
    case 0x1F1E6...0x1F1FF:
      // Flags: some terminals draw a pair in 2 cells, others in 4, others as one picture.
      let letter = Unicode.Scalar(scalar.value - 0x1F1E6 + 0x41) ?? "\u{FFFD}"
      self.init(kind: .letter, columns: 1, drawn: letter)
    case 0x1F3FB...0x1F3FF:
      // Alone it would join whatever stands before it, in terminals that draw clusters.
      self.init(kind: .skinTone, columns: 1, drawn: "■")
    case 0xE000...0xF8FF, 0xF0000...0x10FFFF, 0x115F, 0x3164, 0xFFA0:
      self = .replacement  // Private use, and blanks that pretend to be letters.
    case 0x203C...0x2BFF, 0x3030, 0x303D, 0x1F000...0x1FFFF:
      self.init(measured: scalar, kind: .pictograph)
    default:
      self.init(measured: scalar, kind: .letter)
    }
  }

  /// Asks libc for the width, which decides between cell, mark and replacement.
  private init(measured scalar: Unicode.Scalar, kind: Kind) {
    let columns = cw_columns(scalar.value)
    switch columns {
    case 1, 2:
      self.init(kind: kind, columns: UInt8(columns), drawn: scalar)
    case 0:
      let isMark = ScalarForm.isMark(scalar)
      self.init(kind: isMark ? .mark : .dropped, columns: 0, drawn: scalar)
    default:
      self = .replacement
    }
  }

  /// Whether a scalar without a width is drawn at all.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x034F:
      return false  // The grapheme joiner
    case 0x0300..<0x1100:
      return true  // Marks of most scripts, spared the tables of properties.
    default:
      let properties = scalar.properties
      return !properties.isDefaultIgnorableCodePoint && properties.generalCategory != .format
    }
  }
}
