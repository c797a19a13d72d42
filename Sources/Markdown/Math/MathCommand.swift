/// What a command of LaTeX asks for.
enum MathCommand {
  /// A sign or the name of a function.
  case symbol(String, MathClass)
  /// Upright text in braces.
  case text
  /// Letters that make a word: `\mathrm`.
  case roman
  /// The name of a function in braces: `\operatorname`.
  case function
  /// Letters of another alphabet.
  case alphabet(MathAlphabet)
  /// What is in braces, as it is.
  case kept
  /// What is in braces, as a sign of a class.
  case classed(MathClass)
  /// A mark over letters.
  case accent(MathAccent)
  /// A fraction of two arguments.
  case fraction
  /// A binomial coefficient of two arguments.
  case binomial
  /// Everything before it in the braces over everything after it.
  case over
  /// The same for a binomial coefficient.
  case choose
  /// A root.
  case root
  /// Brackets that grow with what is between.
  case left
  /// A bracket of a chosen size.
  case sized
  /// An argument between brackets.
  case fenced(String, String)
  /// A brace with a note.
  case brace
  /// An arrow with a label: what stands before and behind the label.
  case arrow(String, String)
  /// Two arguments: a script above or below, and its base.
  case stacked(isAbove: Bool)
  /// A sign struck through.
  case not
  /// `(mod n)`; the word in it.
  case modulus(String)
  /// The number of an equation.
  case tag
  /// Lines under a sum.
  case substack
  /// A chemical formula.
  case chemistry
  /// An environment.
  case begin
  /// Blanks.
  case space(Int)
  /// Nothing that can be seen, with so many arguments.
  case dropped(Int)
  /// A space as wide as its argument.
  case spaceOfArgument

  /// Every command that is not one of ``MathSymbols/signs``.
  static let table: [String: MathCommand] = {
    var table = commands
    func add(_ names: String, _ command: (String) -> MathCommand) {
      for name in names.split(separator: " ") { table[String(name)] = command(String(name)) }
    }
    add(functions) { .symbol($0, .function) }
    add(limits) { .symbol($0, .limit) }
    add(droppedNames) { _ in .dropped(0) }
    add("color label vspace hline cline vskip") { .dropped($0 == "hline" ? 0 : 1) }
    add("hspace hspace* hskip kern mkern mskip") { _ in .spaceOfArgument }
    add("text textrm textbf textit textsf texttt textnormal textup textsc emph mbox hbox") { _ in
      .text
    }
    add("mathrm mathsf mathtt mathup rm") { $0 == "rm" ? .dropped(0) : .roman }
    add("mathbf mathit mathnormal boldsymbol bm pmb bold smash ensuremath displaylines") { _ in
      .kept
    }
    add("big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm biggm Biggm") {
      _ in .sized
    }
    for (name, mark) in accents {
      let isForEach = ["overline", "underline", "cancel", "bcancel", "xcancel"].contains(name)
      table[name] = .accent(MathAccent(name: name, mark: mark, isForEach: isForEach))
    }
    return table
  }()

  private static let functions = """
    sin cos tan cot sec csc sinh cosh tanh coth sech csch arcsin arccos arctan arccot arcsec arccsc \
    arsinh arcosh artanh log ln lg exp arg dim ker deg hom det gcd lcm Pr sgn sign tr Tr rank diag \
    erf span
    """

  private static let limits = """
    lim max min sup inf limsup liminf argmax argmin injlim projlim
    """

  private static let droppedNames = """
    displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits displaylimits nonumber \
    notag bf it sf tt mathstrut strut null allowbreak nobreak noindent centering relax ! / - \
    tiny small normalsize large Large LARGE huge Huge boldmath middle
    """

  private static let accents: [(String, Unicode.Scalar)] = [
    ("hat", "\u{302}"), ("widehat", "\u{302}"), ("check", "\u{30C}"), ("tilde", "\u{303}"),
    ("widetilde", "\u{303}"), ("acute", "\u{301}"), ("grave", "\u{300}"), ("dot", "\u{307}"),
    ("ddot", "\u{308}"), ("dddot", "\u{20DB}"), ("breve", "\u{306}"), ("bar", "\u{304}"),
    ("vec", "\u{20D7}"), ("mathring", "\u{30A}"), ("overrightarrow", "\u{20D7}"),
    ("overline", "\u{305}"), ("underline", "\u{332}"), ("cancel", "\u{338}"),
    ("bcancel", "\u{338}"), ("xcancel", "\u{338}"),
  ]

  private static let commands: [String: MathCommand] = [
    "frac": .fraction, "dfrac": .fraction, "tfrac": .fraction, "cfrac": .fraction,
    "binom": .binomial, "dbinom": .binomial, "tbinom": .binomial,
    "over": .over, "choose": .choose, "sqrt": .root, "left": .left,
    "operatorname": .function, "operatornamewithlimits": .function,
    "mathbb": .alphabet(.doubleStruck), "Bbb": .alphabet(.doubleStruck),
    "mathcal": .alphabet(.script), "mathscr": .alphabet(.script), "mathfrak": .alphabet(.fraktur),
    "mathop": .classed(.limit), "mathbin": .classed(.binary), "mathrel": .classed(.relation),
    "mathord": .classed(.ordinary), "mathinner": .classed(.ordinary),
    "mathopen": .classed(.open), "mathclose": .classed(.close),
    "mathpunct": .classed(.punctuation),
    "boxed": .fenced("[ ", " ]"), "fbox": .fenced("[ ", " ]"),
    "abs": .fenced("|", "|"), "norm": .fenced("‖", "‖"), "bra": .fenced("⟨", "|"),
    "ket": .fenced("|", "⟩"), "braket": .fenced("⟨", "⟩"), "set": .fenced("{", "}"),
    "underbrace": .brace, "overbrace": .brace, "underbracket": .brace, "overbracket": .brace,
    "xrightarrow": .arrow("─", "→"), "xleftarrow": .arrow("←", "─"),
    "xleftrightarrow": .arrow("←", "→"), "xRightarrow": .arrow("═", "⇒"),
    "xLeftarrow": .arrow("⇐", "═"), "xmapsto": .arrow("├", "→"),
    "xrightleftharpoons": .arrow("↽", "⇀"),
    "overset": .stacked(isAbove: true), "stackrel": .stacked(isAbove: true),
    "underset": .stacked(isAbove: false), "not": .not,
    "pmod": .modulus("mod"), "pod": .modulus(""), "tag": .tag,
    "bmod": .symbol("mod", .binary), "mod": .symbol("mod", .binary),
    "mid": .symbol("|", .relation), "vbar": .symbol("|", .relation),
    "lvert": .symbol("|", .open), "rvert": .symbol("|", .close),
    "lVert": .symbol("‖", .open), "rVert": .symbol("‖", .close),
    "vcentcolon": .symbol(":", .relation), "colon": .symbol(":", .punctuation),
    "substack": .substack, "ce": .chemistry, "begin": .begin,
    ",": .space(1), ":": .space(1), ";": .space(1), ">": .space(1), " ": .space(1),
    "thinspace": .space(1), "medspace": .space(1), "thickspace": .space(1), "space": .space(1),
    "nobreakspace": .space(1), "enspace": .space(1), "enskip": .space(1), "quad": .space(2),
    "qquad": .space(4), "hfill": .space(4), "negthinspace": .dropped(0),
    "textcolor": .dropped(1), "colorbox": .dropped(1), "hphantom": .spaceOfArgument,
    "phantom": .spaceOfArgument, "vphantom": .dropped(1),
  ]
}
