import OllatuiCore

/// What `config.toml` says, and what is wrong in it.
package struct ConfigFile: Equatable, Sendable {
  /// One setting of the file, already checked.
  package struct Entry: Equatable, Sendable {
    package var id: SettingID
    package var value: SettingValue
    /// Counted from 1.
    package var line: Int
  }

  /// The file's whole path.
  package var path: String
  /// What counts, in the order of the file.
  package private(set) var entries: [Entry] = []
  /// What does not count, and why.
  package private(set) var problems: [FileProblem] = []

  /// Reads the file of a path.
  ///
  /// - Parameters:
  ///   - path: where it is.
  ///   - isRequired: whether it is a problem that there is none.
  package init(path: String, isRequired: Bool = false) {
    self.init(text: "", path: path)
    do throws(FileProblem) {
      if let text = try TextFile.read(path) {
        self = ConfigFile(text: text, path: path)
      } else if isRequired {
        problems = [FileProblem(path: path, message: "there is no such file")]
      }
    } catch {
      problems = [error]
    }
  }

  /// Reads the text of a file; one bad line never loses another.
  package init(text: String, path: String) {
    self.path = path
    let read = TOMLEntry.all(in: text, path: path)
    problems = read.problems
    var unknownTables: Set<String> = []
    for entry in read.entries {
      do throws(SettingError) {
        guard entry.key.count == 1, let name = entry.key.first else { continue }
        if entry.value == .table, SettingID(rawValue: name) == nil {
          guard unknownTables.insert(name).inserted else { continue }
          throw SettingError(
            message: "no table \(quoted(name)); settings stand above all tables, "
              + "and what is in it is passed over")
        }
        entries.append(try ConfigFile.setting(name, entry))
      } catch {
        problems.append(FileProblem(path: path, line: entry.line, message: error.message))
      }
    }
    problems.sort { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  /// Puts what counts into the settings' layer of the file.
  package func apply(to settings: inout Settings) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    for entry in entries {
      settings.set(entry.id, to: entry.value, layer: .file, place: "\(name):\(entry.line)")
    }
  }

  private static func setting(_ name: String, _ entry: TOMLEntry) throws(SettingError) -> Entry {
    guard let id = SettingID(rawValue: name) else {
      throw SettingError.unknown(
        "setting", name, among: Setting.all.map(\.name), otherwise: "the line is passed over")
    }
    let setting = Setting[id]
    guard let text = entry.value.settingText, setting.kind.takes(entry.value) else {
      throw SettingError(
        message: "\(name) wants \(setting.expectation)\(setting.kind.isText ? " in quotes" : ""), "
          + "not \(entry.value.description); the line is passed over")
    }
    do throws(SettingError) {
      return Entry(id: id, value: try setting.value(of: text), line: entry.line)
    } catch {
      throw SettingError(message: error.message + "; the line is passed over")
    }
  }
}

extension Setting.Kind {
  /// Whether only a string can be meant.
  fileprivate var isText: Bool {
    switch self {
    case .text, .name, .address, .words: true
    case .choice, .flag, .integer, .seconds, .secondsOrOff, .lifetime: false
    }
  }

  fileprivate func takes(_ value: TOMLEntry.Value) -> Bool {
    guard isText, case .text = value else { return !isText }
    return true
  }
}
