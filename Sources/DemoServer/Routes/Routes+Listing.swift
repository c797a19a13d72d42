import Foundation

extension Routes {
  /// All models (Ollama API, /api/tags).
  var tags: JSON {
    [
      "models": .array(
        DemoModel.all.enumerated().map { index, model in
          [
            "name": .string(model.name),
            "model": .string(model.name),
            "modified_at": .string(modified(index).rfc3339),
            "size": .integer(model.bytes),
            "digest": .string(model.digest),
            "details": .object(
              model.details + [
                .init(name: "context_length", value: .integer(ReplyOptions.largestContext)),
                .init(name: "embedding_length", value: 4_096),
              ]),
            "capabilities": .array(model.capabilities),
          ]
        })
    ]
  }

  /// The models in memory (Ollama API, /api/ps).
  var loaded: JSON {
    let now = WireTime.now
    return [
      "models": .array(
        shelf.residents.compactMap { resident in
          DemoModel.named(resident.name).map { model in
            let size = model.bytesLoaded(context: resident.context)
            // Forever is as far ahead as Go's longest duration.
            let remaining = resident.remaining ?? .nanoseconds(Int64.max)
            return [
              "name": .string(model.name),
              "model": .string(model.name),
              "size": .integer(size),
              "digest": .string(model.digest),
              "details": .object(model.details),
              "expires_at": .string(now.advanced(by: remaining).rfc3339),
              "size_vram": .integer(Int(Double(size) * model.videoShare)),
              "context_length": .integer(resident.context),
            ]
          }
        })
    ]
  }

  /// One model in detail (Ollama API, /api/show).
  func show(_ body: Data) throws(RequestError) -> JSON {
    let fields = try Fields(body: body, type: "ShowRequest")
    let oldName = try fields.text("name")
    let asked = try fields.text("model") ?? oldName ?? ""
    guard !asked.isEmpty else { throw .bad("model is required") }
    guard DemoModel.isValid(asked) else { throw .bad("invalid model name") }
    guard let index = DemoModel.all.firstIndex(where: { $0.name == DemoModel.fullName(asked) })
    else { throw .noModel(DemoModel.fullName(asked)) }
    let model = DemoModel.all[index]
    let template = "{{ range .Messages }}{{ .Role }}: {{ .Content }}\n{{ end }}assistant:"
    return [
      "license": "MIT, as the program it is a part of",
      "modelfile": .string(
        "# A script inside ollatui's demo server\nFROM \(model.name)\n"
          + "TEMPLATE \"\"\"\(template)\"\"\"\n"),
      "template": .string(template),
      "details": .object(model.details),
      "model_info": .object(model.information),
      "capabilities": .array(model.capabilities),
      "modified_at": .string(modified(index).rfc3339),
    ]
  }

  /// When the model at this place of the list was last changed: each three days before the last.
  private func modified(_ index: Int) -> WireTime {
    var time = started.advanced(by: .seconds(-86_400 * (1 + 3 * index)))
    // An odd last digit is no zero, so all nine are written.
    time.nanoseconds |= 1
    return time
  }
}

extension DemoModel {
  fileprivate var details: [JSON.Field] {
    [
      .init(name: "parent_model", value: ""),
      .init(name: "format", value: "gguf"),
      .init(name: "family", value: .string(family)),
      .init(name: "families", value: [.string(family)]),
      .init(name: "parameter_size", value: .string(parameters)),
      .init(name: "quantization_level", value: .string(quantization)),
    ]
  }

  fileprivate var information: [JSON.Field] {
    [
      .init(name: "general.architecture", value: .string(family)),
      .init(
        name: "\(family).context_length", value: .integer(ReplyOptions.largestContext)),
      .init(name: "\(family).embedding_length", value: 4_096),
      // Together `bytesPerToken`: 16 layers, 8 heads, keys and values of 128 numbers of 2 bytes.
      .init(name: "\(family).block_count", value: 16),
      .init(name: "\(family).attention.head_count", value: 32),
      .init(name: "\(family).attention.head_count_kv", value: 8),
    ]
  }
}
