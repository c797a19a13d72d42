import Foundation
import Testing

@testable import Files

#if os(Linux)
  struct FileWatchTests {
    /// Waits until the system tells of something; whether it was about a file that counts.
    private func change(_ watch: FileWatch) -> Bool {
      var descriptor = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&descriptor, 1, 20_000) == 1 else { return false }
      return watch.takeChange()
    }

    @Test func `a file that is written, or replaced by another, has changed`() throws {
      try withFolder { folder in
        let path = folder + "/a.toml"
        try write("1", to: path)
        let watch = try #require(FileWatch([path]))
        #expect(!watch.takeChange())
        try Data("2".utf8).write(to: URL(filePath: path))
        #expect(change(watch))
        try write("3", to: folder + "/new")
        #expect(!watch.takeChange())
        #expect(rename(folder + "/new", path) == 0)
        #expect(change(watch))
      }
    }

    @Test func `a file behind a link counts, its neighbours don't`() throws {
      try withFolder { folder in
        try write("1", to: folder + "/far/real.toml")
        try write("", to: folder + "/near/other.toml")
        try FileManager.default.createSymbolicLink(
          atPath: folder + "/near/a.toml", withDestinationPath: "../far/real.toml")
        let watch = try #require(FileWatch([folder + "/near/a.toml"]))
        try Data("2".utf8).write(to: URL(filePath: folder + "/near/other.toml"))
        #expect(!change(watch))
        try Data("2".utf8).write(to: URL(filePath: folder + "/far/real.toml"))
        #expect(change(watch))
      }
    }

    @Test func `folders that do not exist are passed over`() throws {
      let watch = try #require(FileWatch(["/nonexistent/a.toml"]))
      #expect(!watch.takeChange())
    }
  }
#endif
