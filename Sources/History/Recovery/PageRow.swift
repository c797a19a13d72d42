import Foundation

/// A row that stands on a page, whatever table it is of.
struct PageRow {
  /// A value of one column.
  enum Value: Equatable {
    case null
    case integer(Int64)
    case real(Double)
    case text(Data)
    case blob(Data)
  }

  /// Its number; nil: the table goes by a key, or it is a row of an index.
  var number: Int64?
  var values: [Value]

  /// Whether a value of this type is a text.
  ///
  /// See SQLite's file format, 2.1.
  static func isText(_ type: Int) -> Bool {
    type >= 13 && type % 2 == 1
  }

  /// The rows of a page, without those that can't be read.
  ///
  /// See SQLite's file format, 1.6 and 2.1.
  ///
  /// - Parameters:
  ///   - number: Which page.
  ///   - file: The file.
  ///   - isWanted: Whether a row with values of these types is read at all.
  /// - Returns: Those that are wanted.
  static func all(
    on number: Int, of file: PageFile, where isWanted: (_ types: [Int], _ isOfTable: Bool) -> Bool
  ) -> [PageRow] {
    guard let page = file.page(number) else { return [] }
    let start = number == 1 ? 100 : 0
    // A leaf of a table, a leaf of an index, and an inner page of an index.
    let kind = page[start]
    guard kind == 0x0D || kind == 0x0A || kind == 0x02 else { return [] }
    let count = Int(page[start + 3]) << 8 | Int(page[start + 4])
    let pointers = start + (kind == 0x02 ? 12 : 8)
    guard pointers + 2 * count <= page.count else { return [] }
    return (0..<count).compactMap { index in
      let pointer = pointers + 2 * index
      var cell = Cell(bytes: page, place: Int(page[pointer]) << 8 | Int(page[pointer + 1]))
      if kind == 0x02 { cell.place += 4 }
      return cell.row(isOfTable: kind == 0x0D, file, where: isWanted)
    }
  }

  /// The number in a column; nil: it is none.
  func integer(_ column: Int) -> Int64? {
    guard values.indices.contains(column), case .integer(let value) = values[column] else {
      return nil
    }
    return value
  }

  /// The text in a column; nil: it is none.
  func text(_ column: Int) -> String? {
    guard values.indices.contains(column), case .text(let bytes) = values[column] else {
      return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Reads a row from its place on a page.
private struct Cell {
  var bytes: [UInt8]
  var place: Int

  mutating func row(
    isOfTable: Bool, _ file: PageFile, where isWanted: ([Int], Bool) -> Bool
  ) -> PageRow? {
    // No text is longer than SQLite takes, and a length of garbage is mostly absurd.
    guard let length = variable(), length > 0, length <= 1_000_000_000 else { return nil }
    var number: Int64?
    if isOfTable {
      guard let value = variable() else { return nil }
      number = Int64(bitPattern: value)
    }
    guard let local = local(Int(length), isOfTable: isOfTable),
      // Before all of a long row is read.
      let (types, start) = types(), isWanted(types, isOfTable)
    else { return nil }
    let payload = payload(Int(length), local, file)
    guard let values = Self.values(payload, types, from: start, isCut: payload.count < Int(length))
    else { return nil }
    return PageRow(number: number, values: values)
  }

  /// A number of one to nine bytes.
  private mutating func variable() -> UInt64? {
    var value: UInt64 = 0
    for index in 0..<9 {
      guard place < bytes.count else { return nil }
      let byte = bytes[place]
      place += 1
      if index == 8 { return value << 8 | UInt64(byte) }
      value = value << 7 | UInt64(byte & 0x7F)
      if byte < 0x80 { return value }
    }
    return nil
  }

  /// How many bytes of a row stand on its page; nil: it would reach beyond that.
  private func local(_ length: Int, isOfTable: Bool) -> Int? {
    let size = PageFile.size
    let most = isOfTable ? size - 35 : (size - 12) * 64 / 255 - 23
    let least = (size - 12) * 32 / 255 - 23
    var local = length
    if length > most {
      let rest = least + (length - least) % (size - 4)
      local = rest <= most ? rest : least
    }
    return place + local + (local < length ? 4 : 0) <= bytes.count ? local : nil
  }

  /// The bytes of a row, of which a long one has most on other pages; fewer if they are damaged.
  private func payload(_ length: Int, _ local: Int, _ file: PageFile) -> [UInt8] {
    let size = PageFile.size
    var payload = Array(bytes[place..<place + local])
    var next = local < length ? Self.page(at: place + local, of: bytes) : 0
    while payload.count < length {
      // A chain of pages that turns back on itself ends with the length; of one that is broken,
      // the first part is better than nothing.
      guard let page = file.page(next) else { break }
      payload += page[4..<min(size, 4 + length - payload.count)]
      next = Self.page(at: 0, of: page)
    }
    return payload
  }

  private static func page(at place: Int, of bytes: [UInt8]) -> Int {
    bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  /// The types of a row's values, and where in the row those begin.
  ///
  /// Of all our tables they stand on the page itself, however long the row is.
  private func types() -> ([Int], Int)? {
    var header = self
    guard let length = header.variable(), length <= bytes.count - place else { return nil }
    var types: [Int] = []
    while header.place < place + Int(length) {
      guard let type = header.variable(), type < 4_000_000_000 else { return nil }
      types.append(Int(type))
    }
    return (types, Int(length))
  }

  private static func values(
    _ payload: [UInt8], _ types: [Int], from start: Int, isCut: Bool
  ) -> [PageRow.Value]? {
    var place = start
    var values: [PageRow.Value] = []
    values.reserveCapacity(types.count)
    for type in types {
      guard let value = value(type, payload, isCut: isCut, &place) else { return nil }
      values.append(value)
    }
    return place == payload.count ? values : nil
  }

  private static func value(
    _ type: Int, _ payload: [UInt8], isCut: Bool, _ place: inout Int
  )
    -> PageRow.Value?
  {
    let sizes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0]
    var size = type >= 12 ? (type - 12) / 2 : type < sizes.count ? sizes[type] : -1
    if isCut, type >= 12 { size = min(size, payload.count - place) }
    guard size >= 0, place + size <= payload.count else { return nil }
    let bytes = payload[place..<place + size]
    place += size
    switch type {
    case 0: return .null
    case 7: return .real(Double(bitPattern: bytes.reduce(0) { $0 << 8 | UInt64($1) }))
    case 8, 9: return .integer(Int64(type - 8))
    case 1...6:
      let isNegative = (bytes.first ?? 0) >= 0x80
      return .integer(bytes.reduce(isNegative ? -1 : 0) { $0 << 8 | Int64($1) })
    default: return type % 2 == 0 ? .blob(Data(bytes)) : .text(Data(bytes))
    }
  }
}
