import OllamaWire

/// What the recorded lists must read as, written down by another JSON parser.
enum RecordedLists {
  static let tags: [ModelSummary] = [
    ModelSummary(
      name: "tinyslow:latest",
      modifiedAt: WireDate(seconds: 1_795_340_359, nanoseconds: 208_359_096), size: 79_210_205,
      digest: "eed0470052e93e638209925b325e79c79f5d66a13610e69baf2094e502b6f968",
      details: ModelDetails(
        format: "gguf", family: "llama", families: ["llama"], parameterSize: "19.80M",
        quantizationLevel: "unknown", contextLength: 8192, embeddingLength: 512),
      capabilities: ["completion"]),
    ModelSummary(
      name: "tiny:latest", modifiedAt: WireDate(seconds: 1_795_340_340, nanoseconds: 817_783_648),
      size: 605133, digest: "4320cac978d66f58c7571096f300efc8f296167068b3fda87e67f63979f8f986",
      details: ModelDetails(
        format: "gguf", family: "llama", families: ["llama"], parameterSize: "148K",
        quantizationLevel: "unknown", contextLength: 2048, embeddingLength: 64),
      capabilities: ["completion"]),
    ModelSummary(
      name: "tiny2:latest", modifiedAt: WireDate(seconds: 1_795_340_340, nanoseconds: 883_890_515),
      size: 605091, digest: "111d8cf1e31246ae05fcdc9fc08e0274fe3d15fd4dbe6f012c0e4e7e02cd7e56",
      details: ModelDetails(
        format: "gguf", family: "llama", families: ["llama"], parameterSize: "148K",
        quantizationLevel: "unknown", contextLength: 2048, embeddingLength: 64),
      capabilities: ["completion"]),
    ModelSummary(
      name: "tinythink:latest",
      modifiedAt: WireDate(seconds: 1_795_340_340, nanoseconds: 942_563_844), size: 607735,
      digest: "222ad8feddf582080723895f2322ad3a318f9c74e58f938d341b73f664767864",
      details: ModelDetails(
        format: "gguf", family: "llama", families: ["llama"], parameterSize: "148K",
        quantizationLevel: "unknown", contextLength: 2048, embeddingLength: 64),
      capabilities: ["completion", "tools", "thinking"]),
  ]

  private static let slow1 = RunningModel(
    name: "tinyslow:latest", size: 146_580_438,
    digest: "eed0470052e93e638209925b325e79c79f5d66a13610e69baf2094e502b6f968",
    details: ModelDetails(
      format: "gguf", family: "llama", families: ["llama"], parameterSize: "19.80M",
      quantizationLevel: "unknown"),
    expiresAt: WireDate(seconds: 1_795_340_661, nanoseconds: 849_893_276), sizeVRAM: 0,
    contextLength: 4096)

  private static let tiny1 = RunningModel(
    name: "tiny:latest", size: 4_791_991,
    digest: "4320cac978d66f58c7571096f300efc8f296167068b3fda87e67f63979f8f986",
    details: ModelDetails(
      format: "gguf", family: "llama", families: ["llama"], parameterSize: "148K",
      quantizationLevel: "unknown"),
    expiresAt: WireDate(seconds: 1_795_340_659, nanoseconds: 869_620_309), sizeVRAM: 0,
    contextLength: 2048)

  private static let tiny2 = RunningModel(
    name: "tiny:latest", size: 4_791_991,
    digest: "4320cac978d66f58c7571096f300efc8f296167068b3fda87e67f63979f8f986",
    details: ModelDetails(
      format: "gguf", family: "llama", families: ["llama"], parameterSize: "148K",
      quantizationLevel: "unknown"),
    expiresAt: WireDate(seconds: 1_795_340_722, nanoseconds: 286_037_305), sizeVRAM: 0,
    contextLength: 2048)

  private static let second1 = RunningModel(
    name: "tiny2:latest", size: 4_791_991,
    digest: "111d8cf1e31246ae05fcdc9fc08e0274fe3d15fd4dbe6f012c0e4e7e02cd7e56",
    details: ModelDetails(
      format: "gguf", family: "llama", families: ["llama"], parameterSize: "148K",
      quantizationLevel: "unknown"),
    expiresAt: WireDate(seconds: 1_795_340_722, nanoseconds: 591_484_468), sizeVRAM: 0,
    contextLength: 2048)

  private static let second2 = RunningModel(
    name: "tiny2:latest", size: 4_791_991,
    digest: "111d8cf1e31246ae05fcdc9fc08e0274fe3d15fd4dbe6f012c0e4e7e02cd7e56",
    details: ModelDetails(
      format: "gguf", family: "llama", families: ["llama"], parameterSize: "148K",
      quantizationLevel: "unknown"),
    expiresAt: WireDate(seconds: 11_018_712_461, nanoseconds: 62_379_017), sizeVRAM: 0,
    contextLength: 2048)

  static let ps: [String: [RunningModel]] = [
    "ps": [slow1, tiny1],
    "ps_loaded": [tiny2, second1, slow1],
    "ps_after_unload": [tiny2, slow1],
    "ps_after_keepalive0": [tiny2, slow1],
    "ps_keepalive_neg": [second2, tiny2, slow1],
  ]
}
