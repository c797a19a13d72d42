import OllamaWire
import TextUI
import Timing
import Transcript

/// The view of what the server has in memory, by `/api/ps`; asked only while it is shown.
struct ServerFigures: Equatable, Sendable {
  /// The answer before; nil: there was none yet.
  private(set) var loaded: [RunningModel]?
  /// Why there was none.
  private(set) var error: OllamaError?
  /// When to ask again; nil: an answer is awaited.
  private(set) var nextAsk: Moment?

  /// How long after an answer it is asked again.
  static let pause = Duration.seconds(2)

  init() {}

  /// The question goes out.
  mutating func ask() { nextAsk = nil }

  /// Takes an answer.
  mutating func take(_ result: Result<[RunningModel], OllamaError>, at now: Moment) {
    switch result {
    case .success(let models): (loaded, error) = (models, nil)
    case .failure(let why): (loaded, error) = (nil, why)
    }
    nextAsk = now + Self.pause
  }

  /// Forgets another server's answer.
  mutating func forget() { self = ServerFigures() }

  // MARK: - On the screen

  /// All lines of the view.
  func lines(host: String, at time: Timestamp, columns: Int, _ strings: Strings) -> [Line] {
    let head = heading(strings[.loadedModels, [.host: displayed(host)]], "", columns)
    if let error { return [head, []] + wrapped(strings.oneLine(error), .error, columns) }
    guard let loaded else { return [head, [], Line(" " + strings[.asking], .dim)] }
    guard !loaded.isEmpty else {
      return [head, []] + wrapped(strings[.nothingLoaded], .dim, columns)
    }
    return [head] + loaded.flatMap { lines(of: $0, at: time, columns, strings) }
  }

  private func lines(
    of model: RunningModel, at time: Timestamp, _ columns: Int, _ strings: Strings
  ) -> [Line] {
    let details = [model.details.parameterSize, model.details.quantizationLevel]
      .filter { !$0.isEmpty }.map { displayed($0) }.joined(separator: " ")
    let name = Line([
      Span(" " + displayed(model.name), .text), Span(details.isEmpty ? "" : "  " + details, .dim),
    ])
    let stay = Line(Self.stay(model.expiresAt, at: time, strings) + " ", .dim)
    var parts: [String] = []
    if model.size > 0 { parts.append(strings[.memory, [.number: Format.bytes(Int64(model.size))]]) }
    if let share = Self.share(model) { parts.append(Self.text(share, strings)) }
    if let window = model.contextLength {
      parts.append(strings[.window, [.number: Format.grouped(window)]])
    }
    let width = columns >= 64 ? 20 : 0
    var spans = [Span("   ", .text)]
    if let share = Self.share(model), width > 0 {
      let filled = bar(share, columns: width)
      spans += [Span(filled, .gauge)]
      spans += [
        Span(String(repeating: "░", count: width - TextUI.columns(of: filled)), .plotAxis),
        Span("  ", .text),
      ].filter { !$0.text.isEmpty }
    }
    spans.append(Span(parts.joined(separator: " · "), .text))
    return [
      [], Line.sides(name, stay, columns: columns), Line(spans).truncated(to: columns),
    ]
  }

  /// The share of a model that is in the memory of a graphics card; nil: it is not known.
  static func share(_ model: RunningModel) -> Double? {
    guard model.size > 0, let bytes = model.sizeVRAM else { return nil }
    return Double(bytes) / Double(model.size)
  }

  private static func text(_ share: Double, _ strings: Strings) -> String {
    if share == 0 { return strings[.onCPU] }
    if share == 1 { return strings[.onGPU] }
    // As `ollama ps` has it: the processor's part is rounded.
    let cpu = Int(((1 - share) * 100).rounded())
    return strings[.onBoth, [.low: "\(100 - cpu)", .high: "\(cpu)"]]
  }

  private static func stay(_ date: WireDate?, at time: Timestamp, _ strings: Strings) -> String {
    guard let seconds = remaining(date, at: time) else { return "" }
    // Servers that have not decided yet say the year 1, or 1970.
    if seconds < -86_400 { return "" }
    // For ever is some centuries.
    if seconds > 20 * 365 * 86_400 { return strings[.staysLoaded] }
    if seconds <= 0 { return strings[.isLeaving] }
    let text =
      seconds < 60
      ? Format.fixed(seconds.rounded(.up), 0) + " s" : Format.clock(.seconds(seconds))
    return strings[.unloadsIn, [.time: text]]
  }

  private static func remaining(_ date: WireDate?, at time: Timestamp) -> Double? {
    date.map {
      Double($0.seconds) + Double($0.nanoseconds) * 1e-9 - Double(time.milliseconds) * 1e-3
    }
  }
}
