import Foundation

/// The folder that holds `themes/` as the program brought it along.
package enum ResourceFolder {
  /// Finds it from the program's whole path, in which symbolic links have been followed.
  ///
  /// nil: there is none, and what is built in has to do.
  package static func find(executable: String) -> String? {
    candidates(executable: executable).first { isFolder($0 + "/themes") }
  }

  /// The program's own path with symbolic links followed; nil where the system does not tell.
  package static var executable: String? {
    #if os(Linux)
      // Without /proc there is no other way to know, and built-in things have to do.
      try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    #else
      Bundle.main.executableURL?.resolvingSymlinksInPath().path
    #endif
  }

  /// Beside the program, where an installation puts it, and the source tree around a build.
  static func candidates(executable: String) -> [String] {
    let parts = executable.split(separator: "/").dropLast()
    func folder(_ parts: ArraySlice<Substring>) -> String {
      "/" + parts.joined(separator: "/")
    }
    var candidates = [folder(parts), folder(parts.dropLast()) + "/share/ollatui"]
    var above = parts.dropLast()
    while !above.isEmpty {
      let path = folder(above)
      // A build stands somewhere below the package that it was built from.
      if FileManager.default.fileExists(atPath: path + "/Package.swift") { candidates.append(path) }
      above = above.dropLast()
    }
    return candidates
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return isThere && isFolder.boolValue
  }
}
