import Foundation

/// The pages of a damaged database, those of its log in their place.
///
/// Nothing of the database's own bookkeeping is needed for it: neither the header nor the list of
/// tables has to be readable.
struct PageFile {
  static let size = StoreFile.pageSize
  private let file: Data
  private let log: Data
  /// Where in the log the newest form of a page is.
  private var logged: [Int: Int] = [:]
  /// How many pages there are, counted from 1.
  private(set) var count: Int

  init(path: String) throws {
    file = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    let log = URL(fileURLWithPath: path + "-wal")
    self.log =
      FileManager.default.fileExists(atPath: log.path)
      ? try Data(contentsOf: log, options: .mappedIfSafe) : Data()
    count = file.count / Self.size
    readLog()
  }

  /// The bytes of a page; nil: there is no such page.
  func page(_ number: Int) -> [UInt8]? {
    guard number > 0, number <= count else { return nil }
    if let place = logged[number] { return [UInt8](log[place..<place + Self.size]) }
    let place = (number - 1) * Self.size
    guard place + Self.size <= file.count else { return nil }
    return [UInt8](file[place..<place + Self.size])
  }

  /// Finds the pages of the log, up to the last transaction that was completed.
  private mutating func readLog() {
    let header = 32
    let frame = 24
    guard log.count > header, log[0] == 0x37, log[1] == 0x7F else { return }
    let salt = [UInt8](log[16..<24])
    var waiting: [Int: Int] = [:]
    var place = header
    while place + frame + Self.size <= log.count {
      // The log begins anew at its start; frames of an earlier turn have another salt.
      guard [UInt8](log[place + 8..<place + 16]) == salt else { break }
      let number = Int(bigEndian(at: place))
      let total = Int(bigEndian(at: place + 4))
      waiting[number] = place + frame
      if total > 0 {
        logged.merge(waiting) { _, new in new }
        waiting = [:]
        count = max(file.count / Self.size, total)
      }
      place += frame + Self.size
    }
  }

  private func bigEndian(at place: Int) -> UInt32 {
    log[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }
}
