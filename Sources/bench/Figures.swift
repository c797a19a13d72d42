import Foundation

/// Values of one kind, to be summed up.
struct Sample {
  private(set) var values: [Double] = []

  /// Makes an empty sample, or one of a single value.
  init(_ value: Double? = nil) {
    if let value { values = [value] }
  }

  mutating func add(_ value: Double) {
    values.append(value)
  }

  mutating func add(_ duration: Duration) {
    add(duration / .milliseconds(1))
  }

  /// The value below which this share of the values lies.
  func quantile(_ share: Double) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .nan }
    return sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
  }

  /// This sample's median as a multiple of another's.
  func ratio(to other: Sample) -> String {
    "ratio " + String(format: "%.1f", quantile(0.5) / other.quantile(0.5))
  }

  /// The median, and the 95th percentile in brackets where it tells something.
  func text(_ unit: String, decimals: Int = 2) -> String {
    func number(_ value: Double) -> String { String(format: "%.\(decimals)f", value) }
    let median = "\(number(quantile(0.5))) \(unit)"
    return values.count > 5 ? median + " (\(number(quantile(0.95))))" : median
  }
}

/// What the system knows of a process; Linux only.
struct ProcessFigures {
  /// CPU time of all its threads, those that ended too.
  var cpu = Duration.zero
  /// How often its threads gave the processor up.
  var switches = 0

  /// Reads the figures of a process that lives.
  init(of process: Int32) {
    var clock = clockid_t()
    var time = timespec()
    // Counts threads that ended too; a process that is gone has no clock and counts 0.
    if clock_getcpuclockid(process, &clock) == 0 { clock_gettime(clock, &time) }
    cpu = .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    let folder = "/proc/\(process)/task"
    for thread in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      for line in Self.text("\(folder)/\(thread)/status").split(separator: "\n")
      where line.hasPrefix("voluntary") {
        switches += line.split(separator: "\t").last.flatMap { Int($0) } ?? 0
      }
    }
  }

  /// A size in MB from a file such as `smaps_rollup` (`Pss`) or `status` (`VmHWM`).
  static func megabytes(_ name: String, in file: String, of process: Int32) -> Double {
    let line = text("/proc/\(process)/\(file)").split(separator: "\n").first {
      $0.hasPrefix(name + ":")
    }
    let words = line?.split(whereSeparator: \.isWhitespace) ?? []
    return words.count > 1 ? (Double(words[1]) ?? .nan) / 1024 : .nan
  }

  private static func text(_ path: String) -> String {
    // A thread may have ended since it was listed.
    (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  }
}

/// Runs a command to its end with its output thrown away; how long it took, and its CPU time.
func timed(_ arguments: [String]) throws -> (wall: Duration, cpu: Duration) {
  func childrenCPU() -> Duration {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
    return .seconds(seconds) + .microseconds(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
  }
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = arguments
  process.standardOutput = FileHandle.nullDevice
  let before = childrenCPU()
  let start = ContinuousClock.now
  try process.run()
  process.waitUntilExit()
  return (.now - start, childrenCPU() - before)
}
