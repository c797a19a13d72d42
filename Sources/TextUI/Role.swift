/// What a piece of text on the screen means; only a theme says how it looks.
///
/// To add a role, add a case and a line to every file in `themes/` (a test finds
/// the files that lack it). The raw value is the key in a theme file.
public enum Role: String, CaseIterable, Hashable, Sendable {
  /// Ordinary text of the conversation.
  case text
  /// Everything that is not the conversation.
  case dim
  /// The one accent colour.
  case accent
  /// The mark above what the user wrote.
  case user
  /// The mark above what a model wrote.
  case assistant
  /// The mark above a system text.
  case system
  /// What a model thinks before it answers.
  case thinking
  /// The line of figures below a reply.
  case figures
  /// A control character made visible, such as `␛`.
  case control
  /// A title or a heading of a pane.
  case title
  /// The rule between input box and status bar.
  case rule
  /// What is typed into the input box.
  case input
  /// The mark before the input box.
  case prompt
  /// What stands in an empty input box.
  case placeholder
  /// The status bar.
  case status
  /// What is new or moving in the status bar.
  case statusAccent = "status-accent"
  /// The name of a key in the status bar and in help.
  case keyName = "key-name"
  /// The selected row of a list.
  case selected
  /// A mark of text that matches what was typed.
  case match
  /// Good news.
  case good
  /// Something to know before going on.
  case warning
  /// Something failed.
  case error
  /// The bar that shows where the view stands.
  case scrollBar = "scroll-bar"

  // MARK: Markdown
  case heading1 = "heading-1"
  case heading2 = "heading-2"
  case heading3 = "heading-3"
  case heading4 = "heading-4"
  case heading5 = "heading-5"
  case heading6 = "heading-6"
  case emphasis
  case strong
  /// Strong emphasis within emphasis.
  case strongEmphasis = "strong-emphasis"
  /// Text that was struck out; the strokes are drawn beside.
  case struck
  /// The words of a link.
  case link
  /// The address of a link, where it stands beside its words.
  case linkAddress = "link-address"
  /// The text of a quotation.
  case quote
  /// The bar before a quotation.
  case quoteMark = "quote-mark"
  /// The bullet, number or box before an item.
  case listMark = "list-mark"
  /// The first row of a table.
  case tableHeader = "table-header"
  /// The lines between the cells of a table, and rules in a text.
  case tableRule = "table-rule"
  /// Markup of HTML, which is shown as text.
  case html
  /// A formula.
  case math
  /// The mark of a footnote.
  case footnote

  // MARK: Code
  /// Code within a line.
  case code
  /// Code in a block, where it is of no other class.
  case codeText = "code-text"
  /// The line with the language above a block of code, and the one below it.
  case codeFrame = "code-frame"
  case codeComment = "code-comment"
  case codeString = "code-string"
  /// An escape or an interpolation within a string.
  case codeEscape = "code-escape"
  case codeNumber = "code-number"
  case codeKeyword = "code-keyword"
  /// A constant of the language, such as `true` or `nil`.
  case codeConstant = "code-constant"
  case codeType = "code-type"
  case codeFunction = "code-function"
  /// A variable by its mark, such as `$HOME`.
  case codeVariable = "code-variable"
  /// The key of a value, in JSON, YAML, TOML, CSS, or of an attribute.
  case codeProperty = "code-property"
  /// An attribute, an annotation, a directive of a preprocessor.
  case codeAttribute = "code-attribute"
  /// The name of an element of XML or HTML.
  case codeTag = "code-tag"
  case codeOperator = "code-operator"
  /// A line that a diff adds.
  case codeInserted = "code-inserted"
  /// A line that a diff takes away.
  case codeDeleted = "code-deleted"
  /// A heading within code: the place in a diff, a section of a configuration.
  case codeHeading = "code-heading"

  // MARK: Marks over the text
  /// Text that is selected for copying.
  case selection
  /// Text that was searched for.
  case searchHit = "search-hit"
  /// The place that the search stands at.
  case currentHit = "current-hit"

  // MARK: Figures
  /// The border of a pane.
  case border
  /// The filled part of a gauge.
  case gauge
  /// A gauge that is nearly full.
  case gaugeHigh = "gauge-high"
  /// The curve or the bars of a plot.
  case plot
  /// The axes of a plot and their labels.
  case plotAxis = "plot-axis"
}
