// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

let strictC: [CSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "ollatui",
  products: [
    .executable(name: "ollatui", targets: ["ollatui"]),
    // For one test, which preloads it into the program; nothing links it.
    .library(name: "SlowResolver", type: .dynamic, targets: ["CSlowResolver"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit.git", from: "0.6.0"),
    .package(url: "https://github.com/swhitty/FlyingFox.git", from: "0.27.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess.git", from: "1.0.2"),
  ],
  targets: [
    // C libraries, each behind functions that Swift can call.
    .target(name: "CNcurses", cSettings: strictC),
    .target(name: "CCurl", cSettings: strictC),
    .target(
      name: "CCmark", cSettings: strictC,
      linkerSettings: [.linkedLibrary("cmark-gfm"), .linkedLibrary("cmark-gfm-extensions")]),
    .systemLibrary(name: "CWidth"),

    // Pure targets: values and functions.
    .target(name: "Timing", swiftSettings: settings),
    .target(name: "TextUI", dependencies: ["CWidth"], swiftSettings: settings),
    .target(name: "Markdown", dependencies: ["TextUI", "CCmark"], swiftSettings: settings),
    .target(name: "OllamaWire", dependencies: ["Timing"], swiftSettings: settings),
    .target(name: "Transcript", dependencies: ["Timing", "OllamaWire"], swiftSettings: settings),
    .target(
      name: "Statistics", dependencies: ["Transcript", "OllamaWire"], swiftSettings: settings),
    .target(
      name: "Exchange", dependencies: ["Transcript", "OllamaWire", "CCmark"],
      swiftSettings: settings),
    .target(
      name: "OllatuiCore",
      dependencies: ["TextUI", "Timing", "Markdown", "Statistics", "Transcript", "OllamaWire"],
      swiftSettings: settings),

    // Targets that touch the world.
    .target(
      name: "History",
      dependencies: [
        "Exchange", "Statistics", "Transcript", "OllamaWire",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .target(
      name: "OllamaClient", dependencies: ["OllamaWire", "Timing", "CCurl"],
      swiftSettings: settings),
    .target(
      name: "Files",
      dependencies: [
        "TextUI", "Markdown", "OllatuiCore", .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: settings),
    .target(
      name: "Terminal", dependencies: ["CNcurses", "TextUI", "Timing"], swiftSettings: settings),
    .target(
      name: "DemoServer",
      dependencies: [
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ], swiftSettings: settings),
    .target(
      name: "CommandLine",
      dependencies: [
        "TextUI", "Timing", "Markdown", "Transcript", "Statistics", "Exchange", "OllamaWire",
        "OllatuiCore", "OllamaClient", "Files", "History", "Terminal", "DemoServer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ], swiftSettings: settings),
    .executableTarget(name: "ollatui", dependencies: ["CommandLine"], swiftSettings: settings),

    // For tests only: a terminal, a way to run programs on it, and a server that misbehaves.
    .target(name: "CPty", cSettings: strictC),
    .target(name: "CVterm", cSettings: strictC, linkerSettings: [.linkedLibrary("vterm")]),
    .target(name: "CSlowResolver", cSettings: strictC),
    .target(name: "FaultServer", swiftSettings: settings),
    .target(
      name: "StoreGenerator",
      dependencies: ["History", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: settings),
    .target(name: "SeededNumbers", swiftSettings: settings),
    .target(name: "TerminalRig", dependencies: ["CPty", "CVterm"], swiftSettings: settings),

    .executableTarget(
      name: "bench",
      dependencies: [
        "StoreGenerator",
        "TextUI", "Timing", "Markdown", "OllamaWire", "OllatuiCore", "Files", "TerminalRig",
        "FaultServer",
        "History", "Transcript",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),

    .testTarget(name: "TimingTests", dependencies: ["Timing"], swiftSettings: settings),
    .testTarget(
      name: "TextUITests", dependencies: ["SeededNumbers", "TextUI", "CWidth"],
      swiftSettings: settings),
    .testTarget(
      name: "MarkdownTests", dependencies: ["SeededNumbers", "Markdown", "TextUI", "CWidth"],
      resources: [.copy("Corpus")], swiftSettings: settings),
    .testTarget(
      name: "OllamaWireTests", dependencies: ["SeededNumbers", "OllamaWire"],
      resources: [.copy("Recordings")],
      swiftSettings: settings),
    .testTarget(
      name: "TranscriptTests",
      dependencies: ["SeededNumbers", "Timing", "Transcript", "OllamaWire"],
      swiftSettings: settings),
    .testTarget(
      name: "StatisticsTests",
      dependencies: ["SeededNumbers", "Statistics", "Transcript", "OllamaWire"],
      swiftSettings: settings),
    .testTarget(
      name: "ExchangeTests",
      dependencies: ["SeededNumbers", "Exchange", "Transcript", "OllamaWire"],
      swiftSettings: settings),
    .testTarget(
      name: "OllatuiCoreTests",
      dependencies: [
        "SeededNumbers", "OllatuiCore", "TextUI", "Timing", "Markdown", "Transcript", "OllamaWire",
        "CWidth",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "HistoryTests",
      dependencies: [
        "StoreGenerator",
        "History", "Exchange", "Transcript", "OllamaWire",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: settings),
    .testTarget(
      name: "OllamaClientTests",
      dependencies: ["OllamaClient", "OllamaWire", "Timing", "CCurl", "FaultServer"],
      swiftSettings: settings),
    .testTarget(
      name: "FilesTests",
      dependencies: ["SeededNumbers", "Files", "OllatuiCore", "TextUI", "Markdown"],
      exclude: ["Samples"], swiftSettings: settings),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "TextUI", "Timing"],
      swiftSettings: settings),
    .testTarget(
      name: "DemoServerTests",
      dependencies: ["DemoServer", .product(name: "FlyingSocks", package: "FlyingFox")],
      swiftSettings: settings),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "CommandLine", "Exchange", "FaultServer", "Files", "History", "OllamaWire", "OllatuiCore",
        "Statistics", "Terminal", "Transcript", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),
    .testTarget(
      name: "RepositoryTests", dependencies: ["OllatuiCore", "TextUI"], swiftSettings: settings),
    .testTarget(name: "FaultServerTests", dependencies: ["FaultServer"], swiftSettings: settings),
    .testTarget(
      name: "TerminalRigTests", dependencies: ["TerminalRig", "FaultServer", "CVterm", "TextUI"],
      swiftSettings: settings),
    .testTarget(
      name: "ProgramTests",
      dependencies: [
        "SeededNumbers", "StoreGenerator",
        "TerminalRig", "FaultServer", "DemoServer", "ollatui", "History", "Transcript",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
