import OllamaWire

extension RecordedReply {
  /// Answers of /api/chat and /api/generate with an error status.
  static let errorAnswers: [RecordedReply] = [
    RecordedReply(
      "chat_404", .chat,
      end: .failed(
        OllamaError(
          kind: .modelNotFound, message: "model \"nope\" not found",
          hint: """
            pull it with "ollama pull nope", or pick another model (Ctrl+O)
            """, status: 404))),
    RecordedReply(
      "chat_404_nostream", .chat,
      end: .failed(
        OllamaError(
          kind: .modelNotFound, message: "model \"nope\" not found",
          hint: """
            pull it with "ollama pull nope", or pick another model (Ctrl+O)
            """, status: 404))),
    RecordedReply(
      "chat_badjson", .chat,
      end: .failed(OllamaError(kind: .badRequest, message: "unexpected EOF", status: 400))),
    RecordedReply(
      "chat_emptybody", .chat,
      end: .failed(OllamaError(kind: .badRequest, message: "missing request body", status: 400))),
    RecordedReply(
      "chat_get", .chat,
      end: .failed(
        OllamaError(
          kind: .notFound, message: "the server answered: 405 method not allowed",
          hint: "is OLLAMA_HOST the address of an Ollama server?", status: 405))),
    RecordedReply(
      "chat_images_badb64", .chat,
      end: .failed(
        OllamaError(
          kind: .badRequest, message: "illegal base64 data at input byte 0",
          hint: "leave the image out", status: 400))),
    RecordedReply(
      "chat_images_dataurl", .chat,
      end: .failed(
        OllamaError(
          kind: .badRequest, message: "illegal base64 data at input byte 4",
          hint: "leave the image out", status: 400))),
    RecordedReply(
      "chat_images_unsupported", .chat,
      end: .failed(
        OllamaError(
          kind: .modelCannot,
          message: """
            Multimodal data provided, but model does not support multimodal requests.
            """, hint: "leave the image out, or pick a model with vision", status: 400))),
    RecordedReply(
      "chat_nomodel", .chat,
      end: .failed(
        OllamaError(
          kind: .badRequest, message: "model is required", hint: "pick a model (Ctrl+O)",
          status: 400))),
    RecordedReply(
      "chat_on_embed", .chat,
      end: .failed(
        OllamaError(
          kind: .modelCannot, message: "\"tinyembed\" does not support chat",
          hint: "pick another model (Ctrl+O)", status: 400))),
    RecordedReply(
      "chat_think_badlevel", .chat,
      end: .failed(
        OllamaError(
          kind: .badRequest,
          message: """
            invalid think value: "ultra" (must be "high", "medium", "low", "max", true, or\
             false)
            """, status: 400))),
    RecordedReply(
      "chat_think_level_unsupported", .chat,
      end: .failed(
        OllamaError(
          kind: .modelCannot, message: "\"tiny\" does not support thinking",
          hint: "turn thinking off, or pick another model (Ctrl+O)", status: 400))),
    RecordedReply(
      "chat_think_unsupported", .chat,
      end: .failed(
        OllamaError(
          kind: .modelCannot, message: "\"tiny\" does not support thinking",
          hint: "turn thinking off, or pick another model (Ctrl+O)", status: 400))),
    RecordedReply(
      "chat_tools_unsupported", .chat,
      end: .failed(
        OllamaError(
          kind: .modelCannot, message: "\"tiny:latest\" does not support tools",
          hint: "pick another model (Ctrl+O)", status: 400))),
    RecordedReply(
      "cloud_chat", .chat,
      end: .failed(
        OllamaError(
          kind: .cloudUnavailable, message: "ollama cloud is disabled: remote model is unavailable",
          hint: "allow cloud models on the server, or pick a local model (Ctrl+O)", status: 403))),
    RecordedReply(
      "gen_404", .generate,
      end: .failed(
        OllamaError(
          kind: .modelNotFound, message: "model \"nope\" not found",
          hint: """
            pull it with "ollama pull nope", or pick another model (Ctrl+O)
            """, status: 404))),
    RecordedReply(
      "gen_bad_option_type", .generate,
      end: .failed(
        OllamaError(
          kind: .badRequest, message: "option \"temperature\" must be of type float32",
          hint: "change or remove that option", status: 500))),
    RecordedReply(
      "gen_badjson", .generate,
      end: .failed(OllamaError(kind: .badRequest, message: "unexpected EOF", status: 400))),
    RecordedReply(
      "gen_badtype", .generate,
      end: .failed(
        OllamaError(
          kind: .badRequest,
          message: """
            json: cannot unmarshal number into Go struct field GenerateRequest.prompt of t\
            ype string
            """, status: 400))),
    RecordedReply(
      "gen_emptybody", .generate,
      end: .failed(OllamaError(kind: .badRequest, message: "missing request body", status: 400))),
    RecordedReply(
      "gen_format_bad", .generate,
      end: .failed(
        OllamaError(
          kind: .badRequest,
          message: """
            invalid format: "\\"xml\\""; expected "json" or a valid JSON Schema object
            """, status: 500))),
    RecordedReply(
      "gen_get", .generate,
      end: .failed(
        OllamaError(
          kind: .notFound, message: "the server answered: 405 method not allowed",
          hint: "is OLLAMA_HOST the address of an Ollama server?", status: 405))),
    RecordedReply(
      "gen_images", .generate,
      end: .failed(
        OllamaError(
          kind: .modelCannot,
          message: """
            Multimodal data provided, but model does not support multimodal requests.
            """, hint: "leave the image out, or pick a model with vision", status: 400))),
    RecordedReply(
      "gen_keepalive_bad", .generate,
      end: .failed(
        OllamaError(
          kind: .badRequest, message: "time: unknown unit \"x\" in duration \"5x\"",
          hint: "write keep_alive with a unit, such as 5m", status: 400))),
    RecordedReply(
      "gen_nomodel", .generate,
      end: .failed(
        OllamaError(
          kind: .modelNotFound, message: "model \"\" not found", hint: "pick a model (Ctrl+O)",
          status: 404))),
    RecordedReply(
      "gen_on_embed", .generate,
      end: .failed(
        OllamaError(
          kind: .modelCannot, message: "\"tinyembed\" does not support generate",
          hint: "pick another model (Ctrl+O)", status: 400))),
    RecordedReply(
      "gen_raw_template", .generate,
      end: .failed(
        OllamaError(
          kind: .badRequest, message: "raw mode does not support template, system, or context",
          status: 400))),
    RecordedReply(
      "gen_suffix", .generate,
      end: .failed(
        OllamaError(
          kind: .modelCannot, message: "\"tiny:latest\" does not support insert",
          hint: "pick another model (Ctrl+O)", status: 400))),
    RecordedReply(
      "gen_think_unsupported", .generate,
      end: .failed(
        OllamaError(
          kind: .modelCannot, message: "\"tiny\" does not support thinking",
          hint: "turn thinking off, or pick another model (Ctrl+O)", status: 400))),
  ]
}
