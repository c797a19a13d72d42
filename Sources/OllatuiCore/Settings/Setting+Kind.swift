extension Setting {
  /// What a setting takes, and how its text is read.
  package enum Kind: Hashable, Sendable {
    /// Any text; an empty one takes away what was set below.
    case text
    /// A text that is never empty and no path.
    case name
    /// Like a text; user and password in it are never shown.
    case address
    case choice([String])
    /// Some of these words in any order, each once, with blanks or commas between them.
    case words([String])
    case flag
    case integer(ClosedRange<Int>)
    /// A span of time above 0 and up to a day, in seconds or with units.
    case seconds
    /// Like `seconds`, or `off`.
    case secondsOrOff
    /// How long Ollama keeps a model loaded; an empty text takes away what was set below.
    case lifetime
  }

  /// What it takes, in English words that follow "wants".
  package var expectation: String {
    Strings.english(wanted)
  }

  /// What it takes, in words that follow "wants".
  var wanted: Message {
    switch kind {
    case .text: Message(.wantsText)
    case .name: Message(.wantsName)
    case .address: Message(.wantsAddress)
    case .choice(let words):
      Message(.wantsChoice, [.words: .list(words.dropLast()), .last: .text(words.last ?? "")])
    case .words(let words): Message(.wantsWords, [.words: .list(words)])
    case .flag: Message(.wantsFlag)
    case .integer(let range): .wholeNumber(from: range.lowerBound, to: range.upperBound)
    case .seconds: Message(.wantsSeconds)
    case .secondsOrOff: Message(.wantsSecondsOrOff)
    case .lifetime: Message(.wantsLifetime)
    }
  }

  /// Reads a value as the file, the environment, a flag and `/set` give it.
  package func value(of text: String) throws(SettingError) -> SettingValue {
    let word = trimmed(text)
    if let value = checked(text, word: word) { return value }
    throw SettingError.wrongValue(of: name, wants: wanted, not: shownText(text))
  }

  /// The checked value, from the text as it was given and without blanks around it.
  ///
  /// nil where it is none.
  private func checked(_ text: String, word: String) -> SettingValue? {
    switch kind {
    case .text: word.isEmpty ? .nothing : .text(text)
    case .address: word.isEmpty ? .nothing : .text(word)
    case .name: word.isEmpty || word.contains("/") || word.hasPrefix(".") ? nil : .text(word)
    case .choice(let words): choice(word, among: words).map(SettingValue.text)
    case .words(let words): selection(word, among: words).map(SettingValue.text)
    case .flag: truth(of: word).map(SettingValue.flag)
    case .integer(let range):
      Int(word).flatMap { range.contains($0) ? .integer($0) : nil }
    case .seconds: waitingTime(word).map(SettingValue.duration)
    case .secondsOrOff:
      word == "0" || truth(of: word) == false
        ? .nothing : waitingTime(word).map(SettingValue.duration)
    case .lifetime:
      word.isEmpty ? .nothing : GoDuration.isLifetime(word) ? .text(word) : nil
    }
  }

  /// The text without what must not be seen, such as a password.
  func shownText(_ text: String) -> String {
    switch kind {
    case .address: withoutCredentials(text)
    case .text, .name, .choice, .words, .flag, .integer, .seconds, .secondsOrOff, .lifetime: text
    }
  }

  /// The value as it could be written again; "" for nothing.
  package func text(of value: SettingValue) -> String {
    switch value {
    case .nothing: kind == .secondsOrOff ? "off" : ""
    case .text(let text): shownText(text)
    case .flag(let isOn): isOn ? "on" : "off"
    case .integer(let number): String(number)
    case .duration(let duration): GoDuration.secondsText(duration)
    }
  }
}

extension Message {
  /// What a setting of whole numbers takes.
  static func wholeNumber(from low: some BinaryInteger, to high: some BinaryInteger) -> Message {
    Message(.wantsInteger, [.low: .text("\(low)"), .high: .text("\(high)")])
  }
}

/// What people write for on and off; nil for anything else.
func truth(of word: String) -> Bool? {
  switch word.lowercased() {
  case "on", "true", "yes", "1": true
  case "off", "false", "no", "0": false
  default: nil
  }
}

/// One of the words; where on and off are among them, also what else people write for these.
private func choice(_ word: String, among words: [String]) -> String? {
  if words.contains(word) { return word }
  guard words.contains("on"), let isOn = truth(of: word) else { return nil }
  return isOn ? "on" : "off"
}

/// The words of a text with one blank between them; nil where there is none, or one that is not
/// among those allowed or comes twice.
private func selection(_ text: String, among allowed: [String]) -> String? {
  let words = text.lowercased().split { $0 == " " || $0 == "," }.map(String.init)
  guard !words.isEmpty, Set(words).count == words.count, Set(words).isSubset(of: allowed) else {
    return nil
  }
  return words.joined(separator: " ")
}

/// A time to wait: above 0 and up to a day.
private func waitingTime(_ word: String) -> Duration? {
  guard let seconds = Double(plain: word) ?? GoDuration.seconds(word), seconds >= 0.001,
    seconds <= 86_400
  else { return nil }
  return .milliseconds(Int64((seconds * 1000).rounded()))
}

/// An address without the user and password before its last `@`.
private func withoutCredentials(_ address: String) -> String {
  guard let mark = address.lastIndex(of: "@") else { return address }
  let host = address[address.index(after: mark)...]
  let schemes = ["https://", "http://"]
  return (schemes.first(where: address.hasPrefix) ?? "") + "…@" + host
}

private func trimmed(_ text: String) -> String {
  let start = text.drop(while: \.isWhitespace)
  return String(start.reversed().drop(while: \.isWhitespace).reversed())
}
