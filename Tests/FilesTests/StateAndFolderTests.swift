import Foundation
import Testing

@testable import Files

struct StateAndFolderTests {
  @Test(arguments: ["qwen3:4b", #"a"b\c"#, "line\nbreak\u{1B}", "模型"])
  func `the last model comes back as it was written`(model: String) throws {
    try withFolder { folder in
      let path = folder + "/a/b/state.toml"
      try StateFile(lastModel: "before").write(to: path)
      try StateFile(lastModel: model).write(to: path)
      #expect(try StateFile(path: path) == StateFile(lastModel: model))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder + "/a/b") == ["state.toml"])
      #expect(permissions(path) == 0o600)
      #expect(permissions(folder + "/a/b") == 0o700)
    }
  }

  private func permissions(_ path: String) -> Int? {
    let facts = try? FileManager.default.attributesOfItem(atPath: path)
    return (facts?[.posixPermissions] as? NSNumber)?.intValue
  }

  @Test func `no state and a broken state remember nothing`() throws {
    #expect(try StateFile(path: "/nowhere/state.toml") == StateFile())
    #expect(StateFile(text: "last-model = 3\n[[[\nother = 1") == StateFile())
    #expect(StateFile(text: StateFile().text) == StateFile())
  }

  @Test func `a state that cannot be written says why and leaves the old one`() throws {
    try withFolder { folder in
      try write("", to: folder + "/file")
      #expect(
        throws: FileProblem(path: folder + "/file", message: "this folder cannot be made")
      ) {
        try StateFile(lastModel: "x").write(to: folder + "/file/state.toml")
      }
      try FileManager.default.createDirectory(
        atPath: folder + "/state.toml/x", withIntermediateDirectories: true)
      #expect(throws: FileProblem.self) {
        try StateFile(lastModel: "x").write(to: folder + "/state.toml")
      }
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == [
          "file", "state.toml",
        ])
    }
  }

  @Test func `folders follow the variables, and only absolute paths`() {
    let plain = UserFolders(environment: ["HOME": "/home/me", "XDG_CONFIG_HOME": "rel"])
    #expect(plain.configFile == "/home/me/.config/ollatui/config.toml")
    #expect(plain.themes == "/home/me/.config/ollatui/themes")
    #expect(plain.stateFile == "/home/me/.local/state/ollatui/state.toml")
    let set = UserFolders(environment: [
      "HOME": "/home/me/", "XDG_CONFIG_HOME": "/c/", "XDG_STATE_HOME": "/s",
    ])
    #expect(set.configFile == "/c/ollatui/config.toml")
    #expect(set.stateFile == "/s/ollatui/state.toml")
    #expect(
      ["~/ca.pem", "~", "~you/x", "/a/~", "x"].map(set.path) == [
        "/home/me/ca.pem", "/home/me", "~you/x", "/a/~", "x",
      ])
  }

  @Test func `resources are beside the program, in share, or in the package around it`() throws {
    try withFolder { folder in
      for file in [
        "beside/themes/a.toml", "usr/share/ollatui/themes/a.toml", "tree/themes/a.toml",
        "tree/Package.swift", "none/x",
      ] {
        try write("", to: folder + "/" + file)
      }
      let programs = [
        "/beside/ollatui", "/usr/bin/ollatui", "/tree/.build/x86_64/debug/ollatui", "/none/ollatui",
      ]
      #expect(
        programs.map { ResourceFolder.find(executable: folder + $0) } == [
          folder + "/beside", folder + "/usr/share/ollatui", folder + "/tree", nil,
        ])
    }
  }

  @Test func `the program knows its own path`() throws {
    let path = try #require(ResourceFolder.executable)
    #expect(FileManager.default.isExecutableFile(atPath: path))
  }
}
