import ArgumentParser
import Exchange
import Files
import Foundation
import OllamaWire
import OllatuiCore

extension BenchCommand {
  /// What is to be measured.
  func wishes(_ console: Console) throws -> BenchWishes {
    var options = BenchWishes.standardOptions
    let given = try modelOptions()
    options.values.merge(given.values) { $1 }
    options["num_predict"] = nil
    var wishes = BenchWishes(models: models, prompt: try promptWish(console))
    wishes.runs = runs
    wishes.warmups = warmup
    wishes.coldLoads = cold
    if let count = numPredict ?? given["num_predict"]?.integerValue.map({ Int($0) }) {
      wishes.replyTokens = count
    }
    wishes.options = options
    wishes.think = try thinking()
    return wishes
  }

  /// The options that were given.
  ///
  /// - Throws: `ValidationError` for one that can't be.
  func modelOptions() throws -> ModelOptions {
    var options: ModelOptions = [:]
    for text in option {
      guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
        throw ValidationError("--option wants NAME=VALUE, not “\(Console.line(text))”.")
      }
      let name = String(text[..<sign])
      do throws(SettingError) {
        options[name] = try ModelParameter.parse(name, [String(text[text.index(after: sign)...])])
      } catch {
        // There is no `/set` here.
        let advice = Strings.english(Message(.listsParameters))
        let names = ModelParameter.all.map(\.name).joined(separator: ", ")
        let text = error.message.replacing(advice, with: "there are \(names)")
        throw ValidationError("--option: \(text)")
      }
    }
    if let count = options["num_predict"]?.integerValue {
      guard numPredict == nil else {
        throw ValidationError("--num-predict and --option num_predict=… are the same.")
      }
      guard count > 0 else {
        throw ValidationError("--option: num_predict wants a number of 1 or more here.")
      }
    }
    return options
  }

  /// Whether to think.
  ///
  /// - Throws: `ValidationError` for a word that means nothing.
  func thinking() throws -> Think? {
    var settings = Settings()
    do throws(SettingError) {
      try settings.set(.think, text: think, layer: .flag)
    } catch {
      throw ValidationError("--\(error.message)")
    }
    return settings.think
  }

  private func promptWish(_ console: Console) throws -> BenchWishes.Prompt {
    guard let prompt else { return .sizes(promptSizes?.numbers ?? TokenSizes.standard) }
    let isInput = prompt == "-"
    let path = UserFolders(environment: console.environment).path(prompt)
    var isFolder: ObjCBool = false
    var text = prompt
    if isInput || FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      guard !isFolder.boolValue else { throw CommandFailure("\(prompt) is a folder; name a file") }
      do {
        // A pipe is a file too.
        let file =
          isInput
          ? FileHandle.standardInput
          : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        text = try Self.text(try file.readToEnd() ?? Data(), of: isInput ? "the input" : prompt)
      } catch let failure as CommandFailure {
        throw failure
      } catch {
        throw CommandFailure("\(prompt) can't be read: \(error.localizedDescription)")
      }
    } else if prompt.contains("/"), !prompt.contains(where: \.isWhitespace) {
      throw CommandFailure("\(prompt): there is no such file")
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw CommandFailure("the prompt is empty")
    }
    return .text(text)
  }

  /// The text of a file: what is none would be measured as something else.
  private static func text(_ data: Data, of name: String) throws(CommandFailure) -> String {
    let valid = data.lengthOfUTF8
    guard valid < data.count else { return String(decoding: data, as: UTF8.self) }
    let byte = String(data[data.startIndex + valid], radix: 16, uppercase: true)
    let line = data.prefix(valid).count { $0 == UInt8(ascii: "\n") } + 1
    throw CommandFailure(
      "\(name) is no UTF-8 text: byte \(valid + 1) (0x\(byte), in line \(line)); "
        + "convert it to UTF-8 first")
  }
}

extension Data {
  /// How many of the bytes from the first on are UTF-8.
  fileprivate var lengthOfUTF8: Int {
    var (parser, bytes, length) = (Unicode.UTF8.ForwardParser(), makeIterator(), 0)
    while case .valid(let scalar) = parser.parseScalar(from: &bytes) { length += scalar.count }
    return length
  }
}

/// Numbers of tokens with commas between them.
struct TokenSizes: ExpressibleByArgument, Equatable {
  /// In the order in which they were given, each once.
  let numbers: [Int]

  /// The sizes that are measured unless others are wanted.
  static let standard = [128, 512, 2048]

  /// Reads them; nil: one is no number from 1 to ten millions.
  init?(argument: String) {
    var numbers: [Int] = []
    for word in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let number = Int(word), (1...10_000_000).contains(number) else { return nil }
      if !numbers.contains(number) { numbers.append(number) }
    }
    self.numbers = numbers
  }
}

/// How results are written.
enum BenchFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json, csv, markdown

  /// The whole output.
  func text(of report: BenchReport) -> String {
    switch self {
    case .table: report.table
    case .json: JSONDocument.text(report.json) + "\n"
    case .csv: report.csv
    case .markdown: report.markdown
    }
  }
}
