import Foundation
import Testing

@testable import DemoServer

struct WireTests {
  @Test func `JSON is escaped as Go escapes it and keeps its order`() {
    let value: JSON = [
      "z": "<a> & \"b\" \\ \n\r\t\u{8}\u{C}\u{1B}\u{2028} é 智 🎉", "a": [1, true, .null],
      "m": .number(0.5),
    ]
    #expect(
      String(decoding: value.bytes, as: UTF8.self)
        == #"{"z":"\u003ca\u003e \u0026 \"b\" \\ \n\r\t\b\f\u001b\u2028 é 智 🎉","#
        + #""a":[1,true,null],"m":0.5}"#)
  }

  @Test func `what is written is read again`() throws {
    let value: JSON = ["a": [1, .number(-2.5), "x\u{0}", false, .null, ["b": .array([])]]]
    #expect(try JSONDecoder().decode(JSON.self, from: Data(value.bytes)) == value)
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
    (
      1_795_340_359_739_250_270, "2026-11-22T09:39:19.73925027Z",
      "Sun, 22 Nov 2026 09:39:19 GMT"
    ),
    (
      951_827_696_000_000_001, "2000-02-29T12:34:56.000000001Z",
      "Tue, 29 Feb 2000 12:34:56 GMT"
    ),
    (-1, "1969-12-31T23:59:59.999999999Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
  ])
  func `a time is written as RFC 3339 and as an HTTP date`(
    nanoseconds: Int, rfc3339: String, httpDate: String
  ) {
    let time = WireTime(nanoseconds: nanoseconds)
    #expect(time.rfc3339 == rfc3339)
    #expect(time.httpDate == httpDate)
  }

  @Test func `a time too far ahead stays at the last that fits`() {
    let far = WireTime(nanoseconds: 1).advanced(by: .nanoseconds(Int64.max))
    #expect(far.nanoseconds == .max)
    #expect(Duration.seconds(1e12).nanoseconds == .max)
  }

  @Test(arguments: [
    (JSON.integer(300), KeepAlive.lasting(.seconds(300))), (.number(0.5), .lasting(.seconds(0.5))),
    (0, .lasting(.zero)), (-1, .forever), ("1h30m", .lasting(.seconds(5_400))),
    ("500ms", .lasting(.seconds(0.5))), ("0", .lasting(.zero)), ("-1m", .forever),
    (.integer(.max), .forever), (.number(1e300), .forever),
  ])
  func `keep_alive is a number of seconds or a Go duration`(value: JSON, expected: KeepAlive)
    throws
  {
    #expect(try KeepAlive(value) == expected)
  }

  @Test(arguments: [
    (JSON.string("5"), #"time: missing unit in duration "5""#),
    ("-1", #"time: missing unit in duration "-1""#), ("x", #"time: invalid duration "x""#),
    ("", #"time: invalid duration """#), (true, "Unsupported type: 'bool'"),
  ])
  func `a keep_alive that is neither is refused in Go's words`(value: JSON, message: String) {
    #expect(throws: RequestError(status: 400, message: message)) { try KeepAlive(value) }
  }

  @Test func `options are clamped, cut to whole numbers and checked`() throws {
    let options = try ReplyOptions([
      .init(name: "num_predict", value: .number(12.9)),
      .init(name: "num_ctx", value: .integer(1 << 40)),
      .init(name: "stop", value: ["a", "b"]), .init(name: "bogus", value: "x"),
      .init(name: "seed", value: .null),
    ])
    var expected = ReplyOptions()
    expected.tokenLimit = 12
    expected.context = 32_768
    expected.stops = ["a", "b"]
    #expect(options == expected)
    #expect(try ReplyOptions([.init(name: "num_predict", value: -1)]).tokenLimit == nil)
    #expect(throws: RequestError(status: 500, message: #"option "stop" must be of type array"#)) {
      try ReplyOptions([.init(name: "stop", value: "a")])
    }
  }
}
