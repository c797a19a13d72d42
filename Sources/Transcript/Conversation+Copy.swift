import OllamaWire

extension Conversation {
  /// Makes a conversation with the same turns under new ids, which goes its own way from here on.
  ///
  /// Figures, answers and ways that are not shown come along; what was deleted does not. A reply
  /// that is still coming is taken as far as it came, as one that was cancelled.
  ///
  /// - Parameters:
  ///   - ids: names the copy and its turns.
  ///   - last: the prompt or the reply that the copy ends with, of which only the way to it is
  ///     taken; nil: all is taken.
  ///   - created: when the copy is made.
  /// - Returns: the copy, of which no store knows yet.
  public func copy(
    with ids: inout RecordIDSource, upTo last: TurnID?, created: Timestamp
  ) -> Conversation {
    var source = self
    if let last { source.keepOnlyWay(to: last) }
    var copy = Conversation(header.copied(as: ids.make(), at: created))
    var copies = CopiedPlaces()
    for (index, node) in source.nodes.enumerated() where !node.isDeleted {
      var parent: ReplyPlace?
      if let place = node.parent {
        // What hangs below something deleted goes with it.
        guard let copied = copies.replies[place] else { continue }
        parent = copied
      }
      let turn = node.copied(at: index, to: copy.nodes.count, with: &ids, &copies)
      copy.nodes.append(turn)
      copy.nodes[copy.nodes.count - 1].parent = parent
      copies.turns[index] = copy.nodes.count - 1
    }
    copy.renameSent(by: copies.ids)
    copy.path = source.path.compactMap { copies.turns[$0] }
    return copy
  }

  /// Lets go of all but the turns on the way to a prompt or a reply, and what follows that.
  private mutating func keepOnlyWay(to last: TurnID) {
    guard show(last), let end = index(of: last) else { return }
    let isPrompt = nodes[path[end]].id == last
    path.removeSubrange((end + 1)...)
    let way = Set(path)
    for node in nodes.indices where !way.contains(node) { nodes[node].isDeleted = true }
    if isPrompt { nodes[path[end]] = nodes[path[end]].withoutAlternates }
  }

  /// Lets the requests name the turns of this conversation.
  private mutating func renameSent(by ids: [TurnID: TurnID]) {
    for node in nodes.indices {
      for alternate in nodes[node].alternates.indices {
        nodes[node].update(alternate: alternate) { reply in
          reply.asked.sent = reply.asked.sent.map { ids[$0] ?? $0 }
        }
      }
    }
  }
}

/// What became of the turns that were copied.
private struct CopiedPlaces {
  var turns: [Int: Int] = [:]
  var replies: [ReplyPlace: ReplyPlace] = [:]
  var ids: [TurnID: TurnID] = [:]
}

extension ConversationHeader {
  /// The header of another conversation that begins as this one is.
  fileprivate func copied(as id: ConversationID, at created: Timestamp) -> ConversationHeader {
    var copy = ConversationHeader(id: id, system: system, created: created)
    copy.name = name
    copy.mode = mode
    copy.model = model
    copy.host = host
    copy.options = options
    return copy
  }
}

extension Turn {
  /// The turn with the answers that were not deleted, under new ids.
  fileprivate func copied(
    at index: Int, to newIndex: Int, with ids: inout RecordIDSource, _ copies: inout CopiedPlaces
  ) -> Turn {
    var copy = Turn(id: ids.make(), prompt: prompt, created: created)
    copies.ids[id] = copy.id
    var chosen: Int?
    for alternate in shown {
      if alternate == current { chosen = copy.alternates.count }
      copies.replies[ReplyPlace(turn: index, alternate: alternate)] = ReplyPlace(
        turn: newIndex, alternate: copy.alternates.count)
      let reply = alternates[alternate].copied(as: ids.make())
      copies.ids[alternates[alternate].id] = reply.id
      copy.add(reply)
    }
    if let chosen { copy.choose(chosen) }
    return copy
  }
}

extension Reply {
  /// The reply under another id, as over as it can be.
  fileprivate func copied(as id: TurnID) -> Reply {
    var copy = Reply(
      id: id, asked, created: created, content: content, thinking: thinking, toolCalls: toolCalls,
      state: state.isOver ? state : .cancelled)
    copy.figures = figures
    return copy
  }
}
