/// One row of a stored conversation: a prompt or a reply, and what it follows.
public enum TurnRow: Equatable, Sendable {
  /// A turn without its answers, and the reply that it follows; nil: it is a first one.
  case prompt(Turn, parent: TurnID?)
  /// An answer, and the prompt that it answers.
  case reply(Reply, parent: TurnID)

  /// Names the prompt or the reply.
  public var id: TurnID {
    switch self {
    case .prompt(let turn, _): turn.id
    case .reply(let reply, _): reply.id
    }
  }

  /// Makes a row of a turn that was taken out of its conversation, or of one that was not.
  public func deleted(_ isDeleted: Bool) -> TurnRow {
    switch self {
    case .prompt(var turn, let parent):
      turn.isDeleted = isDeleted
      return .prompt(turn, parent: parent)
    case .reply(var reply, let parent):
      reply.isDeleted = isDeleted
      return .reply(reply, parent: parent)
    }
  }

  /// Whether the user took it out of its conversation.
  public var isDeleted: Bool {
    switch self {
    case .prompt(let turn, _): turn.isDeleted
    case .reply(let reply, _): reply.isDeleted
    }
  }
}

extension Conversation {
  /// Makes a conversation of its rows.
  ///
  /// - Parameters:
  ///   - header: all that is known beside them.
  ///   - rows: each after the one it follows; one that follows nothing that is here becomes a first
  ///     prompt, so that damage loses no word. A reply to nothing is left out.
  ///   - leaf: the prompt or the reply that the way shown leads to; nil: the newest.
  public init(_ header: ConversationHeader, rows: [TurnRow], leaf: TurnID? = nil) {
    self.init(header)
    var places: [TurnID: ReplyPlace] = [:]
    for row in rows {
      switch row {
      case .prompt(var turn, let parent):
        turn.parent = parent.flatMap { places[$0] }
        places[turn.id] = ReplyPlace(turn: nodes.count, alternate: 0)
        nodes.append(turn)
      case .reply(let reply, let parent):
        guard let place = places[parent] else { continue }
        nodes[place.turn].add(reply)
        places[reply.id] = ReplyPlace(
          turn: place.turn, alternate: nodes[place.turn].alternates.count - 1)
      }
    }
    chooseShown()
    if leaf.map({ show($0) }) != true { showNewest() }
  }

  /// The row of a prompt or a reply; nil: there is none of this id.
  public func row(of id: TurnID) -> TurnRow? {
    guard let node = nodes.last(where: { $0.id == id || $0.has(reply: id) }) else { return nil }
    if let reply = node.alternates.first(where: { $0.id == id }) {
      return .reply(reply, parent: node.id)
    }
    return .prompt(
      node.withoutAlternates,
      parent: node.parent.map { nodes[$0.turn].alternates[$0.alternate].id })
  }

  /// Every row, also the deleted ones, each after the one it follows.
  public var rows: [TurnRow] {
    var rows: [TurnRow] = []
    for node in nodes {
      let parent = node.parent.map { nodes[$0.turn].alternates[$0.alternate].id }
      rows.append(.prompt(node.withoutAlternates, parent: parent))
      for reply in node.alternates { rows.append(.reply(reply, parent: node.id)) }
    }
    return rows
  }
}
