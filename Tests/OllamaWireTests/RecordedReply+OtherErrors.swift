import OllamaWire

extension RecordedReply {
  /// Answers of other endpoints with an error status.
  static let otherErrors: [RecordedReply] = [
    RecordedReply(
      "copy_404", .chat,
      end: .failed(
        OllamaError(
          kind: .modelNotFound, message: "model \"nope\" not found",
          hint: """
            pull it with "ollama pull nope", or pick another model (Ctrl+O)
            """, status: 404))),
    RecordedReply(
      "copy_bad", .chat,
      end: .failed(
        OllamaError(
          kind: .badRequest, message: "destination \"Bad Name!!\" is invalid", status: 400))),
    RecordedReply(
      "create_badname", .chat,
      end: .failed(
        OllamaError(
          kind: .badRequest, message: "invalid model name",
          hint: "is the name spelled right? pick a model (Ctrl+O)", status: 400))),
    RecordedReply(
      "create_badtemplate", .chat,
      end: .failed(
        OllamaError(
          kind: .badRequest, message: "template error: template: :1: unclosed action", status: 400))
    ),
    RecordedReply(
      "create_nofrom", .chat,
      end: .failed(
        OllamaError(
          kind: .badRequest, message: "neither 'from' or 'files' was specified", status: 400))),
    RecordedReply(
      "delete_again", .chat,
      end: .failed(
        OllamaError(
          kind: .modelNotFound, message: "model \"tiny4-copy\" not found",
          hint: """
            pull it with "ollama pull tiny4-copy", or pick another model (Ctrl+O)
            """, status: 404))),
    RecordedReply(
      "delete_empty", .chat,
      end: .failed(
        OllamaError(
          kind: .badRequest, message: "model is required", hint: "pick a model (Ctrl+O)",
          status: 400))),
    RecordedReply(
      "delete_post", .chat,
      end: .failed(
        OllamaError(
          kind: .notFound, message: "the server answered: 405 method not allowed",
          hint: "is OLLAMA_HOST the address of an Ollama server?", status: 405))),
    RecordedReply(
      "double_slash", .chat,
      end: .failed(
        OllamaError(
          kind: .notOllama, message: "the server answered 307 Temporary Redirect",
          hint: "the address leads elsewhere: set OLLAMA_HOST to where it leads", status: 307))),
    RecordedReply(
      "embed", .chat,
      end: .failed(
        OllamaError(
          kind: .modelCannot,
          message: """
            This server does not support embeddings. Start it with `--embeddings`
            """, hint: "pick another model (Ctrl+O)", status: 501))),
    RecordedReply(
      "embed_404", .chat,
      end: .failed(
        OllamaError(
          kind: .modelNotFound, message: "model \"nope\" not found",
          hint: """
            pull it with "ollama pull nope", or pick another model (Ctrl+O)
            """, status: 404))),
    RecordedReply(
      "embed_badinput", .chat,
      end: .failed(OllamaError(kind: .badRequest, message: "invalid input type", status: 400))),
    RecordedReply(
      "embed_many", .chat,
      end: .failed(
        OllamaError(
          kind: .modelCannot,
          message: """
            This server does not support embeddings. Start it with `--embeddings`
            """, hint: "pick another model (Ctrl+O)", status: 501))),
    RecordedReply(
      "embeddings_old", .chat,
      end: .failed(
        OllamaError(
          kind: .modelCannot,
          message: """
            This server does not support embeddings. Start it with `--embeddings`
            """, hint: "pick another model (Ctrl+O)", status: 500))),
    RecordedReply(
      "me", .chat,
      end: .failed(
        OllamaError(
          kind: .cloudUnavailable, message: "account unavailable",
          hint: """
            can the server reach ollama.com? retry (Ctrl+R), or pick a local model (Ctrl+O\
            )
            """, status: 503))),
    RecordedReply(
      "pull_badname", .chat,
      end: .failed(
        OllamaError(
          kind: .badRequest, message: "invalid model name",
          hint: "is the name spelled right? pick a model (Ctrl+O)", status: 400))),
    RecordedReply(
      "pull_empty", .chat,
      end: .failed(
        OllamaError(
          kind: .badRequest, message: "invalid model name",
          hint: "is the name spelled right? pick a model (Ctrl+O)", status: 400))),
    RecordedReply(
      "pull_offline_nostream", .chat,
      end: .failed(
        OllamaError(
          kind: .serverFailed,
          message: """
            pull model manifest: Get "https://registry.ollama.ai/v2/library/nosuchmodel/ma\
            nifests/latest": dial tcp: lookup registry.ollama.ai on 10.255.255.53:53: no s\
            uch host
            """, hint: "retry (Ctrl+R); if it happens again, see the server's log", status: 500))),
    RecordedReply(
      "show_404", .chat,
      end: .failed(
        OllamaError(
          kind: .modelNotFound, message: "model \"nope:latest\" not found",
          hint: """
            pull it with "ollama pull nope:latest", or pick another model (Ctrl+O)
            """, status: 404))),
    RecordedReply(
      "show_badname", .chat,
      end: .failed(
        OllamaError(
          kind: .badRequest, message: "invalid model name",
          hint: "is the name spelled right? pick a model (Ctrl+O)", status: 400))),
    RecordedReply(
      "show_empty", .chat,
      end: .failed(
        OllamaError(
          kind: .badRequest, message: "model is required", hint: "pick a model (Ctrl+O)",
          status: 400))),
    RecordedReply(
      "tags_post", .chat,
      end: .failed(
        OllamaError(
          kind: .notFound, message: "the server answered: 405 method not allowed",
          hint: "is OLLAMA_HOST the address of an Ollama server?", status: 405))),
    RecordedReply(
      "trailing_slash", .chat,
      end: .failed(
        OllamaError(
          kind: .notOllama, message: "the server answered 301 Moved Permanently",
          hint: "the address leads elsewhere: set OLLAMA_HOST to where it leads", status: 301))),
    RecordedReply(
      "unknown_path", .chat,
      end: .failed(
        OllamaError(
          kind: .notFound, message: "the server answered: 404 page not found",
          hint: "is OLLAMA_HOST the address of an Ollama server?", status: 404))),
    RecordedReply(
      "unknown_root", .chat,
      end: .failed(
        OllamaError(
          kind: .notFound, message: "the server answered: 404 page not found",
          hint: "is OLLAMA_HOST the address of an Ollama server?", status: 404))),
    RecordedReply(
      "v1_404", .chat,
      end: .failed(
        OllamaError(
          kind: .modelNotFound, message: "model \"nope\" not found",
          hint: """
            pull it with "ollama pull nope", or pick another model (Ctrl+O)
            """, status: 404))),
    RecordedReply(
      "v1_badjson", .chat,
      end: .failed(OllamaError(kind: .badRequest, message: "unexpected EOF", status: 400))),
  ]
}
