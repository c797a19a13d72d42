/// A part of a formula that has been written, with what decides how it stands beside others.
struct MathPiece {
  /// How tight a text holds together, from the tightest; decides where it needs brackets.
  enum Binding: Comparable {
    /// One sign, a number, or something in brackets.
    case atom
    /// One of them with scripts.
    case power
    /// A name and its argument: `f(x)`.
    case call
    /// Factors without blanks.
    case product
    /// `a/b`
    case quotient
    /// Anything with blanks, and words.
    case sum
  }

  /// What is drawn.
  var box: MathBox
  /// How it stands beside what is at its left.
  var first: MathClass
  /// How it stands beside what is at its right.
  var last: MathClass
  /// How tight it holds together.
  var binding = Binding.atom
  /// Whether it is text of several letters.
  var isWord = false
  /// Whether it ends with letters or digits that must not run into others: `x_max y`.
  var endsOpen = false
  /// Blanks that the author wanted before it.
  var gap = 0
  /// Whether the source had a blank before it that counts between words.
  var isApart = false
  /// Whether it is a derivative without its function: `d/dx`.
  var isDerivative = false

  /// A piece of one line.
  init(_ text: String, _ kind: MathClass, binding: Binding = .atom) {
    self.init(MathBox(text), kind, binding: binding)
  }

  /// A piece of any height.
  init(_ box: MathBox, _ kind: MathClass, binding: Binding = .atom) {
    self.box = box
    self.binding = binding
    first = kind
    last = kind
  }

  /// The text, where it is one line.
  var text: String { box.text }

  /// Whether a letter or a digit is at its end.
  var endsInLetter: Bool { text.last.map { $0.isLetter || $0.isNumber } ?? false }

  /// Whether a letter or a digit is at its start.
  var startsWithLetter: Bool { text.first.map { $0.isLetter || $0.isNumber } ?? false }

  /// Whether one pair of brackets holds all of it.
  var isBracketed: Bool { first == .open && last == .close && binding == .atom }

  /// The piece in round brackets.
  func bracketed() -> MathPiece {
    var piece = MathPiece("(\(text))", .open)
    piece.last = .close
    piece.gap = gap
    return piece
  }

  /// The text, in brackets where it holds together less than needed.
  func text(atLeast binding: Binding) -> String {
    self.binding <= binding ? text : "(\(text))"
  }
}
