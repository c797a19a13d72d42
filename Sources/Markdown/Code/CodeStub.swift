import TextUI
package struct CodeLanguages: Equatable, Sendable {
  package init(_ languages: [CodeLanguage] = []) {}
  package func language(named name: String) -> CodeLanguage? { nil }
}
package struct CodeLanguage: Equatable, Sendable { package var name: String }
package struct CodePainter: Equatable, Sendable {
  package init(_ language: CodeLanguage?) {}
  package mutating func paint(
    _ line: UnsafeBufferPointer<UInt8>, at offset: Int, into runs: inout [RoleRun]
  ) {
    guard !line.isEmpty else { return }
    runs.append(RoleRun(end: offset + line.count, role: .codeText))
  }
}
