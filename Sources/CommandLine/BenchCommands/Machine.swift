import Foundation

/// The computer on which the client runs; the server may run elsewhere.
struct Machine: Equatable, Sendable {
  /// As in `Linux 6.1.0`.
  var system: String
  /// As in `x86_64`.
  var architecture: String
  /// What the processor is called; nil: not known.
  var processor: String?
  var processorCount: Int
  /// Of memory.
  var bytes: Int

  /// The one it runs on.
  static var current: Machine {
    var names = utsname()
    uname(&names)
    let process = ProcessInfo.processInfo
    return Machine(
      system: "\(text(of: &names.sysname)) \(text(of: &names.release))",
      architecture: text(of: &names.machine), processor: processor,
      processorCount: process.activeProcessorCount,
      bytes: Int(clamping: process.physicalMemory))
  }

  private static func text<Field>(of field: inout Field) -> String {
    withUnsafeBytes(of: &field) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  private static var processor: String? {
    #if os(Linux)
      // Where there is no such file, or no such line in it, nothing is known.
      guard let file = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8),
        let line = file.split(separator: "\n").first(where: { $0.hasPrefix("model name") }),
        let colon = line.firstIndex(of: ":")
      else { return nil }
      return line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    #else
      var count = 0
      let name = "machdep.cpu.brand_string"
      guard sysctlbyname(name, nil, &count, nil, 0) == 0, count > 1 else { return nil }
      var bytes = [UInt8](repeating: 0, count: count)
      guard sysctlbyname(name, &bytes, &count, nil, 0) == 0 else { return nil }
      return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    #endif
  }
}
