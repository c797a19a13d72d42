import TerminalRig

extension TerminalProgram {
  /// Runs a script of the shell on a small terminal.
  convenience init(
    shell script: String, environment: [String: String] = [:],
    size: (columns: Int, rows: Int) = (20, 5)
  ) throws {
    try self.init(
      executable: "/bin/sh", arguments: ["-c", script], environment: environment, size: size)
  }
}
