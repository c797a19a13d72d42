import OllamaWire
import Statistics
import Transcript

/// What a request takes along, and what that comes to.
struct ReckonedRequest {
  /// The texts before its prompt, oldest first.
  var earlier: [TurnID]
  /// The texts from its prompt on, with their estimates; one that is no turn's has no name.
  var last: [(id: TurnID?, tokens: TokenCount)]
  /// The tokens of all of it.
  var total: TokenCount
  /// Whether the same request has shown already that it does not fit.
  var isKnownNotToFit = false

  /// The tokens of what stands before its prompt, the system text included.
  var before: Double {
    last.reduce(total.value) { $0 - $1.tokens.value }
  }
}

// MARK: - What a request takes of the window

extension Model {
  /// Reckons a request that is not made yet, for a window of so many tokens.
  func reckon(_ request: PlannedRequest, window: Int) -> ReckonedRequest {
    let served = ServedModel(host: server.identity.display, name: request.asked.model)
    let reckoning = reckoning(served, system: request.asked.system)
    let earlier = earlierTexts(of: request)
    let turn = conversation.turns.indices.contains(request.turn) ? request.turn : nil
    guard request.prompt == nil, let turn else {
      let prompt = reckoning.estimate(request.prompt ?? "")
      let before = reckoning.tokens(of: earlier, before: request.turn).total
      return ReckonedRequest(earlier: earlier, last: [(nil, prompt)], total: before + prompt)
    }
    let asked = conversation.turns[turn]
    var last = [(id: Optional(asked.id), tokens: reckoning.estimate(asked.prompt))]
    if let reply = request.earlier {
      last.append((reply.id, reckoning.estimate(reply.content)))
    }
    let sent = earlier + last.compactMap(\.id)
    // An answer counts all before it, so that going on from it is reckoned by its own figures.
    let end = request.earlier == nil ? turn : turn + 1
    var reckoned = ReckonedRequest(
      earlier: earlier, last: last, total: reckoning.tokens(of: sent, before: end).total)
    if let goOn = request.asked.request {
      let tokens = reckoning.estimate(goOn)
      reckoned.last.append((nil, tokens))
      reckoned.total += tokens
    }
    if request.earlier == nil, let reply = asked.reply, reply.asked.sent == sent {
      take(reply, of: request, window, into: &reckoned)
    }
    return reckoned
  }

  /// The texts that a request takes along before its prompt.
  private func earlierTexts(of request: PlannedRequest) -> [TurnID] {
    guard request.asked.mode == .chat else { return [] }
    let turn = request.turn
    guard conversation.turns.indices.contains(turn) else {
      return conversation.sent(before: turn, from: firstSent(before: turn))
    }
    let first = first(of: request)
    guard let earlier = request.earlier else {
      return conversation.sent(before: turn, from: first)
    }
    return conversation.sent(upTo: turn, from: first, goingOnFrom: earlier.id).dropLast(2)
  }

  /// The turn that a request for one of those shown begins with; nil: the conversation's first.
  private func first(of request: PlannedRequest) -> TurnID? {
    switch request.begins {
    case .turn(let id): return id
    case .prompt: return conversation.turns[request.turn].id
    case .all: return nil
    case nil: break
    }
    // A changed message begins where the conversation does, another answer where the first did.
    return request.prompt == nil
      ? firstSent(ofTurn: request.turn) : firstSent(before: request.turn)
  }

  /// Takes what the server counted of the same request before.
  private func take(
    _ reply: Reply, of request: PlannedRequest, _ window: Int, into reckoned: inout ReckonedRequest
  ) {
    guard Server.withTag(reply.model) == Server.withTag(request.asked.model),
      reply.mode == request.asked.mode, reply.asked.request == nil,
      (reply.asked.system ?? "") == (request.asked.system ?? ""), reply.state == .finished,
      let verdict = shown.marks.verdicts[reply.id]
    else { return }
    guard verdict.prompt == .whole else {
      let isSame = (reply.figures.contextLength ?? window) == window
      reckoned.isKnownNotToFit = isSame && reckoned.total.value > Double(window)
      return
    }
    if let read = reply.figures.metrics?.promptEvalCount, read > 0 {
      reckoned.total = TokenCount(exactly: read)
    }
  }
}
