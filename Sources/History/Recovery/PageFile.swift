import Foundation

/// The pages of a damaged database, those of its log in their place.
///
/// Nothing of the database's own bookkeeping is needed for it: neither the header nor the list of
/// tables has to be readable. A page that the disk does not give is left out.
final class PageFile {
  static let size = StoreFile.pageSize
  private let file: Int32
  /// The log; negative where there is none.
  private let log: Int32
  /// Where in the log the newest form of a page is.
  private var logged: [Int: Int] = [:]
  /// How many pages there are, counted from 1.
  private(set) var count: Int

  init(path: String) throws {
    file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      throw HistoryError(.cannotOpen(reason: String(cString: strerror(errno))), path: path)
    }
    log = open(path + "-wal", O_RDONLY | O_CLOEXEC)
    var info = stat()
    count = fstat(file, &info) == 0 ? Int(info.st_size) / Self.size : 0
    readLog()
  }

  deinit {
    close(file)
    if log >= 0 { close(log) }
  }

  /// The bytes of a page; nil: there is no such page, or it can't be read.
  func page(_ number: Int) -> [UInt8]? {
    guard number > 0, number <= count else { return nil }
    if let place = logged[number] { return Self.read(log, at: place, Self.size) }
    return Self.read(file, at: (number - 1) * Self.size, Self.size)
  }

  private static func read(_ file: Int32, at place: Int, _ count: Int) -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
      length = max(0, pread(file, buffer.baseAddress, count, off_t(place)))
    }
    return bytes.count == count ? bytes : nil
  }

  /// Finds the pages of the log, up to the last transaction that was completed.
  private func readLog() {
    let header = 32
    let frame = 24
    guard log >= 0, let start = Self.read(log, at: 0, header), start[0] == 0x37,
      start[1] == 0x7F
    else { return }
    var waiting: [Int: Int] = [:]
    var place = header
    while let head = Self.read(log, at: place, frame),
      // The log begins anew at its start; frames of an earlier turn have another salt.
      head[8..<16].elementsEqual(start[16..<24]),
      Self.read(log, at: place + frame + Self.size - 1, 1) != nil
    {
      waiting[Self.number(head[0..<4])] = place + frame
      let total = Self.number(head[4..<8])
      if total > 0 {
        logged.merge(waiting) { _, new in new }
        waiting = [:]
        count = max(count, total)
      }
      place += frame + Self.size
    }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }
}
