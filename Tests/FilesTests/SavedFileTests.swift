import Foundation
import OllatuiCore
import Testing

@testable import Files

@Suite struct SavedFileTests {
  private func save(_ text: String, _ path: String, overwrites: Bool = false) -> SaveError? {
    do throws(SaveError) {
      try SavedFile.write(text, to: path, overwrites: overwrites)
      return nil
    } catch {
      return error
    }
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  private func permissions(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func `a new file has ordinary permissions, and nothing else lies beside it`() throws {
    try withFolder { folder in
      #expect(save("春\n", folder + "/a") == nil)
      try Data().write(to: URL(filePath: folder + "/ordinary"))
      #expect(try text(folder + "/a") == "春\n")
      #expect(try permissions(folder + "/a") == permissions(folder + "/ordinary"))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["a", "ordinary"])
    }
  }

  @Test func `a file that exists is lost only when that was asked for`() throws {
    try withFolder { folder in
      try write("old", to: folder + "/a")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o751], ofItemAtPath: folder + "/a")
      #expect(save("new", folder + "/a") == .exists)
      #expect(try text(folder + "/a") == "old")
      #expect(save("new", folder + "/a", overwrites: true) == nil)
      #expect(try text(folder + "/a") == "new")
      #expect(try permissions(folder + "/a") == 0o751)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a"])
    }
  }

  @Test func `a link is followed and stays`() throws {
    try withFolder { folder in
      try write("old", to: folder + "/b/a")
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link", withDestinationPath: "b/a")
      #expect(save("new", folder + "/link") == .exists)
      #expect(save("new", folder + "/link", overwrites: true) == nil)
      #expect(try text(folder + "/b/a") == "new")
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == "b/a")
    }
  }

  @Test func `no folder is made, and nothing but a plain file is written`() throws {
    try withFolder { folder in
      #expect(save("x", folder + "/no/a") == .noFolder(folder + "/no/"))
      #expect(save("x", folder, overwrites: true) == .isFolder)
      #expect(save("x", folder + "/new/") == .isFolder)
      #expect(save("x", "/dev/null", overwrites: true) == .isNoPlainFile)
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link", withDestinationPath: "nowhere")
      #expect(save("x", folder + "/link") == .isNoPlainFile)
      try write("", to: folder + "/file")
      #expect(save("x", folder + "/file/a") == .failed("Not a directory"))
      #expect(save("x", folder + "/a\0b") == .failed("there is a NUL in the name"))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["file", "link"])
    }
  }
}
