import OllamaWire

extension RecordedReply {
  /// Answers of endpoints that are no reply, read as one by mistake.
  static let others: [RecordedReply] = [
    RecordedReply("copy", .chat, end: .incomplete),
    RecordedReply(
      "create_badblob", .chat, skippedLines: 1,
      end: .failed(
        OllamaError(
          kind: .serverFailed,
          message: """
            open /usr/share/ollama/.ollama/models/blobs/sha256-000000000000000000000000000\
            0000000000000000000000000000000000000: no such file or directory
            """, hint: "retry (Ctrl+R); if it happens again, see the server's log"))),
    RecordedReply(
      "create_badparam", .chat, skippedLines: 7,
      end: .failed(
        OllamaError(
          kind: .notOllama,
          message: """
            the answer is not Ollama's: {"status":"using existing layer sha256:cd3bf006525\
            1f28615f8f1cf33eb8ec8e026fc10aef2e4f8e056fa8dc2fe2222"}
            """, hint: "is OLLAMA_HOST the address of an Ollama server?"))),
    RecordedReply(
      "create_from", .chat, skippedLines: 7,
      end: .failed(
        OllamaError(
          kind: .notOllama,
          message: """
            the answer is not Ollama's: {"status":"using existing layer sha256:cd3bf006525\
            1f28615f8f1cf33eb8ec8e026fc10aef2e4f8e056fa8dc2fe2222"}
            """, hint: "is OLLAMA_HOST the address of an Ollama server?"))),
    RecordedReply(
      "create_from_missing", .chat, skippedLines: 1,
      end: .failed(
        OllamaError(
          kind: .serverFailed,
          message: """
            pull model manifest: Get "https://registry.ollama.ai/v2/library/nosuchbase/man\
            ifests/latest": dial tcp: lookup registry.ollama.ai on 10.255.255.53:53: no su\
            ch host
            """, hint: "retry (Ctrl+R); if it happens again, see the server's log"))),
    RecordedReply(
      "create_from_nostream", .chat, skippedLines: 1,
      end: .failed(
        OllamaError(
          kind: .notOllama, message: "the answer is not Ollama's: {\"status\":\"success\"}",
          hint: "is OLLAMA_HOST the address of an Ollama server?"))),
    RecordedReply(
      "create_garbage", .chat, skippedLines: 1,
      end: .failed(
        OllamaError(
          kind: .serverFailed, message: "supplied file was not in GGUF format",
          hint: "retry (Ctrl+R); if it happens again, see the server's log"))),
    RecordedReply(
      "create_truncated", .chat, skippedLines: 1,
      end: .failed(
        OllamaError(
          kind: .serverFailed,
          message: """
            tensor "blk.0.attn_k.weight" offset+size (309184) exceeds file size (300000)
            """, hint: "retry (Ctrl+R); if it happens again, see the server's log"))),
    RecordedReply("delete", .chat, end: .incomplete),
    RecordedReply("delete_name", .chat, end: .incomplete),
    RecordedReply(
      "embed_noinput", .chat, skippedLines: 1,
      end: .failed(
        OllamaError(
          kind: .notOllama,
          message: """
            the answer is not Ollama's: {"model":"tiny","embeddings":[]}
            """, hint: "is OLLAMA_HOST the address of an Ollama server?"))),
    RecordedReply(
      "embed_ok", .chat, skippedLines: 1,
      end: .failed(
        OllamaError(
          kind: .notOllama,
          message: """
            the answer is not Ollama's: {"model":"tinyembed","embeddings":[[0.3640134,0.26\
            461992,0.055153057,0.016205365,0.13869137,-0.13645808,-0.08946558,0.052966267,\
            0.025776925,-0.13193016,-0.19602743,-0.073981695,-0.120889656,-0.1671164…
            """, hint: "is OLLAMA_HOST the address of an Ollama server?"))),
    RecordedReply(
      "embed_ok_many", .chat, skippedLines: 1,
      end: .failed(
        OllamaError(
          kind: .notOllama,
          message: """
            the answer is not Ollama's: {"model":"tinyembed","embeddings":[[0.67205495,0.4\
            6928653,0.2574845,-0.022053909,0.15314542,-0.29678562,-0.19658679,0.33338585],\
            [0.87981725,0.2996403,0.18347064,0.030161541,0.02061433,-0.008443414,-0.…
            """, hint: "is OLLAMA_HOST the address of an Ollama server?"))),
    RecordedReply(
      "embeddings_old_ok", .chat, skippedLines: 1,
      end: .failed(
        OllamaError(
          kind: .notOllama,
          message: """
            the answer is not Ollama's: {"embedding":[0.3289986848831177,0.229735150933265\
            69,0.12604930996894836,-0.010796300135552883,0.07497101277112961,-0.1452888250\
            3509521,-0.09623735398054123,0.16320616006851196,0.05692030489444733,-0.…
            """, hint: "is OLLAMA_HOST the address of an Ollama server?"))),
    RecordedReply(
      "pull_404", .chat, skippedLines: 1,
      end: .failed(
        OllamaError(
          kind: .modelNotFound, message: "pull model manifest: file does not exist",
          hint: """
            check the name at ollama.com/library, or pick another model (Ctrl+O)
            """))),
    RecordedReply(
      "pull_again", .chat, skippedLines: 8,
      end: .failed(
        OllamaError(
          kind: .notOllama,
          message: "the answer is not Ollama's: {\"status\":\"pulling manifest\"}",
          hint: "is OLLAMA_HOST the address of an Ollama server?"))),
    RecordedReply(
      "pull_cancel", .chat, skippedLines: 25,
      end: .failed(
        OllamaError(
          kind: .notOllama,
          message: "the answer is not Ollama's: {\"status\":\"pulling manifest\"}",
          hint: "is OLLAMA_HOST the address of an Ollama server?"))),
    RecordedReply(
      "pull_nostream_ok", .chat, skippedLines: 1,
      end: .failed(
        OllamaError(
          kind: .notOllama, message: "the answer is not Ollama's: {\"status\":\"success\"}",
          hint: "is OLLAMA_HOST the address of an Ollama server?"))),
    RecordedReply(
      "pull_offline", .chat, skippedLines: 1,
      end: .failed(
        OllamaError(
          kind: .serverFailed,
          message: """
            pull model manifest: Get "https://registry.ollama.ai/v2/library/nosuchmodel/ma\
            nifests/latest": dial tcp: lookup registry.ollama.ai on 10.255.255.53:53: no s\
            uch host
            """, hint: "retry (Ctrl+R); if it happens again, see the server's log"))),
    RecordedReply(
      "pull_ok", .chat, skippedLines: 32,
      end: .failed(
        OllamaError(
          kind: .notOllama,
          message: "the answer is not Ollama's: {\"status\":\"pulling manifest\"}",
          hint: "is OLLAMA_HOST the address of an Ollama server?"))),
    RecordedReply(
      "push_offline", .chat, skippedLines: 1,
      end: .failed(
        OllamaError(
          kind: .serverFailed,
          message: """
            Head "https://registry.ollama.ai/v2/library/tiny/blobs/sha256:cd3bf0065251f286\
            15f8f1cf33eb8ec8e026fc10aef2e4f8e056fa8dc2fe2222": dial tcp: lookup registry.o\
            llama.ai on 10.255.255.53:53: no such host
            """, hint: "retry (Ctrl+R); if it happens again, see the server's log"))),
    RecordedReply(
      "status", .chat, skippedLines: 1,
      end: .failed(
        OllamaError(
          kind: .notOllama,
          message: """
            the answer is not Ollama's: {"cloud":{"disabled":true,"source":"env"}}
            """, hint: "is OLLAMA_HOST the address of an Ollama server?"))),
    RecordedReply(
      "v1_chat", .chat, skippedLines: 1,
      end: .failed(
        OllamaError(
          kind: .notOllama,
          message: """
            the answer is not Ollama's: {"id":"chatcmpl-641","object":"chat.completion","c\
            reated":1795340488,"model":"tiny","system_fingerprint":"fp_ollama","choices":[\
            {"index":0,"message":{"role":"assistant","content":" of were your,  she"…
            """, hint: "is OLLAMA_HOST the address of an Ollama server?"))),
    RecordedReply(
      "v1_chat_stream", .chat, skippedLines: 7,
      end: .failed(
        OllamaError(
          kind: .notOllama,
          message: """
            the answer is not Ollama's: data: {"id":"chatcmpl-991","object":"chat.completi\
            on.chunk","created":1795340488,"model":"tiny","system_fingerprint":"fp_ollama"\
            ,"choices":[{"index":0,"delta":{"role":"assistant","content":"智"},"finis…
            """, hint: "is OLLAMA_HOST the address of an Ollama server?"))),
    RecordedReply(
      "v1_chat_stream_usage", .chat, skippedLines: 8,
      end: .failed(
        OllamaError(
          kind: .notOllama,
          message: """
            the answer is not Ollama's: data: {"id":"chatcmpl-219","object":"chat.completi\
            on.chunk","created":1795340488,"model":"tiny","system_fingerprint":"fp_ollama"\
            ,"choices":[{"index":0,"delta":{"role":"assistant","content":" of"},"fin…
            """, hint: "is OLLAMA_HOST the address of an Ollama server?"))),
    RecordedReply(
      "v1_think", .chat, skippedLines: 41,
      end: .failed(
        OllamaError(
          kind: .notOllama,
          message: """
            the answer is not Ollama's: data: {"id":"chatcmpl-734","object":"chat.completi\
            on.chunk","created":1795340488,"model":"tinythink","system_fingerprint":"fp_ol\
            lama","choices":[{"index":0,"delta":{"role":"assistant","content":"","re…
            """, hint: "is OLLAMA_HOST the address of an Ollama server?"))),
  ]
}
