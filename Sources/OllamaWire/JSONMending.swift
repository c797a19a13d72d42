import Foundation

/// One decoder for all: it holds settings only and is never changed.
private let decoder = JSONDecoder()

/// Decodes JSON, and if that fails once more with what is broken in its strings mended.
///
/// - Throws: what `JSONDecoder` throws at the mended bytes.
func decodeMended<Value: Decodable>(_ type: Value.Type, from bytes: Data) throws -> Value {
  do {
    return try decoder.decode(type, from: bytes)
  } catch {
    let mended = mendedJSON(bytes)
    guard mended != bytes else { throw error }
    return try decoder.decode(type, from: mended)
  }
}

/// JSON whose strings a strict parser takes: what is no text becomes U+FFFD.
///
/// Mends bytes that are no UTF-8, escaped halves of surrogate pairs and control
/// characters that should have been escaped. Nothing else is touched.
func mendedJSON(_ bytes: Data) -> Data {
  let input = Array(String(decoding: bytes, as: UTF8.self).utf8)
  var output: [UInt8] = []
  output.reserveCapacity(input.count)
  var isInString = false
  var at = 0
  while at < input.count {
    let byte = input[at]
    var length = 1
    if !isInString {
      isInString = byte == 0x22
      output.append(byte)
    } else if byte == 0x5C {
      length = appendEscape(at: at, of: input, to: &output)
    } else if byte < 0x20 {
      output += Array(#"\u00"#.utf8) + [byte < 0x10 ? 0x30 : 0x31, hexDigit(byte & 15)]
    } else {
      isInString = byte != 0x22
      output.append(byte)
    }
    at += length
  }
  return Data(output)
}

/// Copies the escape that starts here, half a surrogate pair as U+FFFD; returns its length.
private func appendEscape(at start: Int, of input: [UInt8], to output: inout [UInt8]) -> Int {
  guard let unit = escapedUnit(at: start, of: input) else {
    let end = min(start + 2, input.count)
    output += input[start..<end]
    return end - start
  }
  guard (0xD800...0xDFFF).contains(unit) else {
    output += input[start..<start + 6]
    return 6
  }
  if unit < 0xDC00, let next = escapedUnit(at: start + 6, of: input),
    (0xDC00...0xDFFF).contains(next)
  {
    output += input[start..<start + 12]
    return 12
  }
  output += Array(#"\ufffd"#.utf8)
  return 6
}

/// The code unit of a `\uXXXX` at a place; nil when none is there.
private func escapedUnit(at start: Int, of input: [UInt8]) -> UInt16? {
  guard start + 6 <= input.count, input[start] == 0x5C, input[start + 1] == 0x75 else {
    return nil
  }
  return UInt16(String(decoding: input[start + 2..<start + 6], as: UTF8.self), radix: 16)
}

private func hexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? 0x30 + value : 0x57 + value
}
