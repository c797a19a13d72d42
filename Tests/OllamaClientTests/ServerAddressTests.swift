import OllamaClient
import OllamaWire
import Testing

@Suite struct ServerAddressTests {
  @Test(arguments: [
    (nil, "http://127.0.0.1:11434"),
    ("", "http://127.0.0.1:11434"),
    ("1.2.3.4", "http://1.2.3.4:11434"),
    ("example.com", "http://example.com:11434"),
    ("example.com:1234", "http://example.com:1234"),
    ("1.2.3.4:1234", "http://1.2.3.4:1234"),
    (":1234", "http://127.0.0.1:1234"),
    ("http://1.2.3.4", "http://1.2.3.4:80"),
    ("https://1.2.3.4", "https://1.2.3.4:443"),
    ("https://1.2.3.4:4321", "https://1.2.3.4:4321"),
    ("https://example.com/ollama", "https://example.com:443/ollama"),
    ("example.com:1234/a/b//", "http://example.com:1234/a/b"),
    ("http://127.0.0.1:11434/", "http://127.0.0.1:11434"),
    ("::1", "http://[::1]:11434"),
    ("[::1]", "http://[::1]:11434"),
    ("[::1]:1337", "http://[::1]:1337"),
    ("http://[2001:DB8::1]:80", "http://[2001:db8::1]:80"),
    ("[fe80::1%eth0]", "http://[fe80::1%25eth0]:11434"),
    ("\"1.2.3.4\"", "http://1.2.3.4:11434"),
    ("  ' 1.2.3.4:99 '  ", "http://1.2.3.4:99"),
    ("ollama.com", "https://ollama.com:443"),
    ("0.0.0.0", "http://127.0.0.1:11434"),
    ("0.0.0.0:1234", "http://127.0.0.1:1234"),
    ("[::]", "http://[::1]:11434"),
    ("[::]:1234", "http://[::1]:1234"),
    ("HTTPS://example.com", "https://example.com:443"),
    ("ftp://example.com", "ftp://example.com:11434"),
    ("http://user:secret@example.com:99/x", "http://example.com:99/x"),
    ("localhost:0", "http://localhost:0"),
    ("localhost:65535", "http://localhost:65535"),
  ])
  func `every row of the rules of OLLAMA_HOST`(text: String?, url: String) throws {
    let address = try ServerAddress(parsing: text)
    #expect(address.baseURL == url)
    #expect(address.warnings == [])
  }

  @Test(arguments: [
    (":66000", "http://127.0.0.1:11434", 11434),
    (":-1", "http://127.0.0.1:11434", 11434),
    ("example.com:secret", "http://example.com:11434", 11434),
    ("example.com:", "http://example.com:11434", 11434),
    ("http://example.com:99999", "http://example.com:80", 80),
    ("https://example.com:x", "https://example.com:443", 443),
  ])
  func `a port that is none becomes the usual one, with a warning`(
    text: String, url: String, port: Int
  ) throws {
    let address = try ServerAddress(parsing: text)
    #expect(address.baseURL == url)
    #expect(
      address.warnings == ["OLLAMA_HOST: the port is no number from 0 to 65535; using \(port)"])
  }

  @Test(arguments: [
    "exa mple.com", "http://exa\nmple.com", "[::1", "a:b:c", "example.com/x?y", "example.com/#",
    "http://user:se/cret@example.com", "user:%zz@example.com", "exam<ple", "[fe80::1%a b]",
    "host?user:secret", "\u{202E}example.com", "user:se://cret@example.com",
  ])
  func `what can be no address is refused without a word of a password`(text: String) {
    let error = #expect(throws: OllamaError.self) { try ServerAddress(parsing: text) }
    #expect(error?.kind == .badAddress)
    #expect(error?.message.contains("user") == text.hasPrefix("host?"))
    #expect(error?.message.contains("se/") == false)
  }

  @Test(arguments: [
    ("", "127.0.0.1:11434"),
    ("example.com/ollama/", "example.com:11434/ollama"),
    ("https://example.com/ollama", "https://example.com/ollama"),
    ("https://example.com:8443", "https://example.com:8443"),
    ("http://user:secret@[::1]:80", "[::1]:80"),
  ])
  func `the address for people`(text: String, shown: String) throws {
    #expect(try ServerAddress(parsing: text).display == shown)
  }

  @Test(arguments: [
    ("", true), ("localhost:1", true), ("LOCALHOST", true), ("me.localhost", true), ("::1", true),
    ("127.9.8.7", true), ("0.0.0.0", true), ("127.evil.com", false), ("localhost.evil.com", false),
    ("10.0.0.1", false), ("2001:db8::1", false),
  ])
  func `what counts as this machine`(text: String, isLoopback: Bool) throws {
    #expect(try ServerAddress(parsing: text).isLoopback == isLoopback)
  }

  @Test func `only the plain default is the default`() throws {
    for text in [nil, "", "0.0.0.0"] {
      #expect(try ServerAddress(parsing: text) == ServerAddress())
    }
    for text in ["user:secret@127.0.0.1", "127.0.0.1/x"] {
      #expect(try ServerAddress(parsing: text) != ServerAddress())
    }
  }

  @Test func `only https is encrypted`() throws {
    #expect(try ServerAddress(parsing: "ollama.com").isEncrypted)
    #expect(try !ServerAddress(parsing: "http://ollama.com").isEncrypted)
  }
}
