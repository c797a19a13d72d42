import Testing

@testable import OllatuiCore

@Suite struct AddressTests {
  @Test(arguments: [
    ("https://a.example/x?y=1&z=%20#f", "https://a.example/x?y=1&z=%20#f"),
    ("HTTP://a.example", "HTTP://a.example"),
    ("mailto:me@a.example", "mailto:me@a.example"),
    ("https://a.example/a b\"c'`$(d)", "https://a.example/a%20b%22c%27%60$(d)"),
    ("https://a.example/路\u{202E}\n\u{1B}", "https://a.example/%E8%B7%AF%E2%80%AE%0A%1B"),
  ])
  func `an address goes out without anything that could be taken for more`(
    text: String, sent: String
  ) {
    #expect(Address.openable(text) == sent)
  }

  @Test(arguments: [
    "", "a.example", "file:///etc/passwd", "javascript:alert(1)", "ftp://a.example", "-https://a",
    " https://a.example", "https://", "http:///", "mailto:", "https:a.example", "ssh://-oProxy",
  ])
  func `nothing but http, https and mailto is opened`(text: String) {
    #expect(Address.openable(text) == nil)
  }
}
