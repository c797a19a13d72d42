/// What a client gets that only wants to start: enough of Ollama to look alive.
func defaultAnswer(to request: RecordedRequest, models: [String]) -> [Step] {
  let isHead = request.method == "HEAD"
  switch request.path {
  case "/":
    return [
      .whole(contentType: "text/plain; charset=utf-8", "Ollama is running", omittingBody: isHead)
    ]
  case "/api/version":
    return [.whole("{\"version\":\"0.32.15\"}", omittingBody: isHead)]
  case "/api/tags":
    let rows = models.map(modelRow).joined(separator: ",")
    return [.whole("{\"models\":[\(rows)]}", omittingBody: isHead)]
  case "/api/ps":
    return [.whole("{\"models\":[]}")]
  case "/api/show":
    return [.whole(modelDescription)]
  case "/api/chat", "/api/generate", "/api/pull":
    return [.failure(status: 500, "the test has no script for \(request.path)")]
  default:
    return [.whole(status: 404, contentType: "text/plain", "404 page not found")]
  }
}

private let details =
  "{\"parent_model\":\"\",\"format\":\"gguf\",\"family\":\"llama\",\"families\":[\"llama\"],"
  + "\"parameter_size\":\"148K\",\"quantization_level\":\"unknown\",\"context_length\":2048,"
  + "\"embedding_length\":64}"

private func modelRow(_ name: String) -> String {
  "{\"name\":\(jsonQuoted(name)),\"model\":\(jsonQuoted(name)),"
    + "\"modified_at\":\"2026-11-22T09:39:00.817783648Z\",\"size\":605133,"
    + "\"digest\":\"4320cac978d66f58c7571096f300efc8f296167068b3fda87e67f63979f8f986\","
    + "\"details\":\(details),\"capabilities\":[\"completion\"]}"
}

private let modelDescription =
  "{\"modelfile\":\"FROM tiny\",\"parameters\":\"temperature                    0.8\","
  + "\"template\":\"{{ .Prompt }}\",\"details\":\(details),"
  + "\"model_info\":{\"general.architecture\":\"llama\",\"llama.context_length\":2048},"
  + "\"capabilities\":[\"completion\"],\"modified_at\":\"2026-11-22T09:39:00.817783648Z\"}"
