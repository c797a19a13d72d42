import Foundation

/// Finds what the package built, wherever its build folder is.
package enum BuiltProduct {
  /// The path of an executable of the package; throws `RigFailure`.
  package static func executable(_ name: String, from file: String = #filePath) throws -> String {
    try path(of: name, from: file)
  }

  /// The path of a dynamic library of the package; throws `RigFailure`.
  package static func library(_ name: String, from file: String = #filePath) throws -> String {
    #if canImport(Darwin)
      try path(of: "lib\(name).dylib", from: file)
    #else
      try path(of: "lib\(name).so", from: file)
    #endif
  }

  private static func path(of name: String, from file: String) throws -> String {
    let folders = besideTheTests + inTheBuildFolder(of: file)
    let paths = folders.map { $0.appendingPathComponent(name).path }
    guard let found = paths.first(where: isFile) else {
      throw RigFailure(
        description: "\(name) was not built; looked in \(Set(folders.map(\.path)).sorted())")
    }
    return found
  }

  /// The folders around the running test bundle: on macOS the bundle is a folder in the build folder.
  private static var besideTheTests: [URL] {
    let programs = [CommandLine.arguments.first, Bundle.main.executablePath].compactMap { $0 }
    let bundles = Bundle.allBundles.map(\.bundleURL)
    let starts = programs.map { URL(fileURLWithPath: $0).resolvingSymlinksInPath() } + bundles
    return starts.flatMap { start in
      sequence(first: start) { $0.deletingLastPathComponent() }.prefix(5)
    }
  }

  /// The usual build folders of the package that a source file belongs to.
  private static func inTheBuildFolder(of file: String) -> [URL] {
    let parents = sequence(first: URL(fileURLWithPath: file)) { url in
      url.path == "/" ? nil : url.deletingLastPathComponent()
    }
    let root = parents.first { isFile($0.appendingPathComponent("Package.swift").path) }
    guard let root else { return [] }
    return ["debug", "release"].map { root.appendingPathComponent(".build/\($0)") }
  }

  private static func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue
  }
}
