import FaultServer
import Foundation
import Synchronization

/// An Ollama whose figures are known: it sends what a model of a fixed speed would report, at once.
///
/// Reading takes 1 ms a token and writing 20 ms; a load takes 2 s, or 20 ms where the model is in
/// memory, and 5 ms are left over. A prompt has 10 tokens and 3 for every 2 words.
final class ScriptedOllama: Sendable {
  /// What it does differently.
  struct Manner: Sendable {
    /// Whether it says how many tokens were cached.
    var tellsCached = false
    /// Whether a prompt that is asked again is cached.
    var caches = true
    /// Whether models leave memory when they are asked to.
    var unloads = true
    /// Whether the final chunk has figures.
    var measures = true
    /// Members of the answer of `/api/show`.
    var description = #""capabilities":["completion"]"#
    var window = 4096
    /// Whether it cuts prompts to half of the window, without a word.
    var cuts = false
    /// Tokens of every reply; nil: as many as were asked for.
    var replyTokens: Int?
    /// What a request to `/api/chat` gets instead, by its number from 1; nil: a reply.
    var instead: @Sendable (Int) -> [Step]? = { _ in nil }
  }

  fileprivate struct State {
    var loaded: Set<String> = []
    var lastPrompts: [String: String] = [:]
    var chats = 0
  }

  let server: FaultServer

  init(_ manner: Manner = Manner()) throws {
    let state = Mutex(State())
    server = try FaultServer { request in
      let body = (try? JSONSerialization.jsonObject(with: Data(request.body))) as? [String: Any]
      let asked = body ?? [:]
      let model = asked["model"] as? String ?? ""
      switch request.path {
      case "/api/show":
        guard !model.hasPrefix("missing") else {
          return [.failure(status: 404, "model '\(model)' not found")]
        }
        return [
          .whole(
            #"{"details":{"parameter_size":"4.0B","quantization_level":"Q4_K_M"},"#
              + "\(manner.description)}")
        ]
      case "/api/ps":
        let rows = state.withLock { $0.loaded }.map { name in
          "{\"name\":\"\(name):latest\",\"size\":3000000000,\"size_vram\":3000000000,"
            + "\"context_length\":\(manner.window)}"
        }
        return [.whole("{\"models\":[\(rows.joined(separator: ","))]}")]
      case "/api/generate":
        if manner.unloads { state.withLock { _ = $0.loaded.remove(model) } }
        return [
          .whole("{\"model\":\"m\",\"response\":\"\",\"done\":true,\"done_reason\":\"unload\"}")
        ]
      case "/api/chat":
        return state.withLock { $0.chat(asked, model, manner) }
      default:
        return nil
      }
    }
  }

  /// The requests to `/api/chat` as JSON.
  var chats: [[String: Any]] {
    server.requests.filter { $0.path == "/api/chat" }.map {
      ((try? JSONSerialization.jsonObject(with: Data($0.body))) as? [String: Any]) ?? [:]
    }
  }
}

extension ScriptedOllama.State {
  fileprivate mutating func chat(
    _ asked: [String: Any], _ model: String, _ manner: ScriptedOllama.Manner
  ) -> [Step] {
    chats += 1
    if let instead = manner.instead(chats) { return instead }
    let messages = asked["messages"] as? [[String: String]] ?? []
    let prompt = messages.compactMap { $0["content"] }.joined(separator: " ")
    let words = prompt.split(whereSeparator: \.isWhitespace).count
    let whole = 10 + words * 3 / 2
    let tokens = manner.cuts && whole > manner.window ? manner.window / 2 : whole
    let isCached = lastPrompts.updateValue(prompt, forKey: model) == prompt && manner.caches
    let isLoaded = !loaded.insert(model).inserted
    let options = asked["options"] as? [String: Any] ?? [:]
    let count = manner.replyTokens ?? options["num_predict"] as? Int ?? 0
    let load = isLoaded ? 20_000_000 : 2_000_000_000
    let read = (isCached ? 1 : tokens) * 1_000_000
    let write = count * 20_000_000
    var final = #"{"model":"m","message":{"role":"assistant","content":""},"done":true"#
    final += #","done_reason":"length""#
    if manner.measures {
      final += ",\"total_duration\":\(load + read + write + 5_000_000),\"load_duration\":\(load)"
      final += ",\"prompt_eval_count\":\(tokens),\"prompt_eval_duration\":\(read)"
      if manner.tellsCached {
        final += ",\"prompt_eval_cached_count\":\(isCached ? tokens - 1 : 0)"
      }
      final += ",\"eval_count\":\(count),\"eval_duration\":\(write)"
    }
    return [.head(), .chat("Once "), .chat("upon"), .chunked(final + "}"), .end]
  }
}
