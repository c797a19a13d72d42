/// Reads text scalar by scalar and says which cells of the screen it makes.
///
/// Clusters are those of `Character`, found with the standard library's resumable recognizer (it
/// is underscored, and what swift-collections cuts its strings with), so text may arrive in any
/// pieces. Columns only ever grow as a cluster grows.
///
/// What terminals draw differently is read as what all draw alike: variation selectors and skin
/// tones fall away, joined pictographs stand side by side, a cell keeps at most 4 marks (as much
/// as ncurses takes), and a mark without a letter gets a dotted circle. What is drawn reads as
/// the same cells again.
struct CellReader: Equatable, Sendable {
  /// What a scalar does to the screen.
  enum Effect: UInt8, Sendable {
    /// Starts a cell with the form's scalar.
    case cell
    /// Starts a cell with a dotted circle that carries the form's scalar.
    case circledMark
    /// Is drawn over the cell before it.
    case mark
    /// Changes nothing.
    case nothing
  }

  /// What was found out about one scalar.
  struct Reading: Equatable, Sendable {
    var form: ScalarForm
    var effect: Effect
    /// Whether it is the first drawn scalar of a cluster; it is a cell then.
    var startsCluster: Bool

    /// Cells it takes: 0, 1 or 2; for a tab 1 of up to 4.
    var columns: Int {
      switch effect {
      case .cell: form.kind == .tab ? 1 : Int(form.columns)
      case .circledMark: 1
      case .mark, .nothing: 0
      }
    }
  }

  /// What the current cluster is built on.
  private enum Base: UInt8, Sendable {
    /// A blank, the start of the text, or nothing drawn yet: nothing attaches to it.
    case blank
    /// A printable ASCII character.
    case ascii
    case pictograph
    /// A Korean syllable or its beginning, which the rest of it attaches to.
    case hangul
    case other
  }

  /// Drawn under a mark that has no letter.
  static let circle: Unicode.Scalar = "◌"
  /// Marks that one cell can carry (ncurses' CCHARW_MAX less the letter).
  private static let maximumMarks: UInt8 = 4
  /// Joined pictographs that are drawn.
  private static let maximumPictographs: UInt8 = 4

  /// Where the recognizer stands.
  ///
  /// Its layout is the standard library's own business, so it is kept in a box: else whatever holds
  /// a reader, up to all that is on the screen, would be copied through tables at run time.
  private indirect enum Clusters: Equatable, Sendable {
    /// Behind any character that joins nothing, such as all of ASCII's.
    case plain
    case within(Unicode._CharacterRecognizer)

    /// Takes one more scalar; answers whether a cluster begins with it.
    mutating func hasBreak(before scalar: Unicode.Scalar) -> Bool {
      var recognizer: Unicode._CharacterRecognizer
      switch self {
      case .plain:
        recognizer = Unicode._CharacterRecognizer()
        _ = recognizer.hasBreak(before: "a")
      case .within(let earlier):
        recognizer = earlier
      }
      defer { self = .within(recognizer) }
      return recognizer.hasBreak(before: scalar)
    }
  }

  /// Whether what was read last joins nothing, so that the recognizer need not know of it, and
  /// printable ASCII may be passed with ``pass(blank:)`` instead of being read.
  private(set) var isPlain = true
  private var base = Base.blank
  private var marks: UInt8 = 0
  private var pictographs: UInt8 = 0
  private var isJoined = false
  private var clusters = Clusters.plain

  /// Takes note of printable ASCII that was not read, by whether it ends with a space.
  mutating func pass(blank: Bool) {
    base = blank ? .blank : .ascii
  }

  /// Reads one scalar.
  mutating func read(_ scalar: Unicode.Scalar) -> Reading {
    let form = ScalarForm(scalar)
    if isPlain, form.columns > 0, ScalarForm.joinsNothing(scalar) {
      base = .other
      return Reading(form: form, effect: .cell, startsCluster: true)
    }
    return read(scalar, form)
  }

  private mutating func read(_ scalar: Unicode.Scalar, _ form: ScalarForm) -> Reading {
    var starts = clusters.hasBreak(before: scalar)
    isPlain = false
    switch form.kind {
    case .breakingSpace, .dropped, .joiner:
      return skip(form, starts: starts)
    case .letter, .pictograph, .blank, .tab, .symbol, .mark, .skinTone:
      if !starts, base == .blank {
        // Blanks hang over the edge of a line, so what would change them stands alone.
        clusters = .plain
        _ = clusters.hasBreak(before: scalar)
        starts = true
      }
    }
    if starts { startCluster() }
    defer { isJoined = false }
    switch form.kind {
    case .mark:
      return mark(scalar, form, starts: starts)
    case .skinTone where base == .pictograph:
      return Reading(form: form, effect: .nothing, startsCluster: starts)
    case .pictograph where isJoined && pictographs >= CellReader.maximumPictographs:
      return Reading(form: form, effect: .nothing, startsCluster: starts)
    case .pictograph:
      return cell(form, .pictograph, starts: starts)
    case .blank, .tab:
      self = CellReader()
      return Reading(form: form, effect: .cell, startsCluster: starts)
    case .letter where scalar.isASCII:
      self = CellReader()
      base = .ascii
      return Reading(form: form, effect: .cell, startsCluster: starts)
    case .letter where ScalarForm.joinsNothing(scalar):
      self = CellReader()
      base = .other
      return Reading(form: form, effect: .cell, startsCluster: starts)
    case .letter, .symbol, .skinTone, .breakingSpace, .dropped, .joiner:
      return cell(form, ScalarForm.beginsSyllable(scalar) ? .hangul : .other, starts: starts)
    }
  }

  private mutating func startCluster() {
    base = .blank
    marks = 0
    pictographs = 0
    isJoined = false
  }

  /// Passes over what is not drawn; alone or after a blank it leaves no trace.
  private mutating func skip(_ form: ScalarForm, starts: Bool) -> Reading {
    if starts || base == .blank {
      self = CellReader()
    } else {
      isJoined = form.kind == .joiner
    }
    return Reading(form: form, effect: .nothing, startsCluster: false)
  }

  private mutating func cell(_ form: ScalarForm, _ newBase: Base, starts: Bool) -> Reading {
    base = newBase
    marks = 0
    if newBase == .pictograph { pictographs += 1 }
    return Reading(form: form, effect: .cell, startsCluster: starts)
  }

  private mutating func mark(
    _ scalar: Unicode.Scalar, _ form: ScalarForm, starts: Bool
  ) -> Reading {
    if base != .hangul, let letter = ScalarForm(loneJamo: scalar) {
      return cell(letter, .other, starts: starts)
    }
    guard base != .blank else {
      base = .other
      marks = 1
      return Reading(form: form, effect: .circledMark, startsCluster: starts)
    }
    guard marks < CellReader.maximumMarks else {
      return Reading(form: form, effect: .nothing, startsCluster: starts)
    }
    marks += 1
    return Reading(form: form, effect: .mark, startsCluster: starts)
  }
}
