/// One request as it came over the wire.
package struct RecordedRequest: Equatable, Sendable {
  /// One header line.
  package struct Field: Equatable, Sendable {
    /// The name as it was written.
    package var name: String
    /// The value without the spaces around it; runs of spaces inside it count as one.
    package var value: String
  }

  /// Which request of the server this is, from 1.
  package var number = 0
  /// Which connection it came on, from 1.
  package var connection = 0
  /// The method, such as `POST`.
  package var method: String
  /// The target as it was sent, with a query if there was one.
  package var path: String
  /// The header lines in their order.
  package var headers: [Field]
  /// The body, without chunk framing.
  package var body: [UInt8] = []

  /// The value of the first header line of that name, in any case.
  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// The body as text; bytes that are no UTF-8 become U+FFFD.
  package var bodyText: String {
    String(decoding: body, as: UTF8.self)
  }
}
