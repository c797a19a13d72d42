import Markdown
import Testing

@Suite struct LinkTests {
  @Test(arguments: ["http://a.example", "HTTPS://a.example", "mailto:a@b.example"])
  func `addresses of the web and of mail can be opened`(address: String) {
    #expect(Link(range: 0..<1, address: address).isOpenable)
  }

  @Test(arguments: ["file:///etc/passwd", "javascript:alert(1)", "/relative", "", "ssh://host"])
  func `other addresses are shown and never opened`(address: String) {
    #expect(!Link(range: 0..<1, address: address).isOpenable)
  }
}
