import OllamaWire

extension Conversation {
  // MARK: - Ways through the tree

  /// Which of how many a turn is among those that follow the same answer; counted from 1.
  public func branch(ofTurn index: Int) -> (number: Int, count: Int) {
    let siblings = siblings(of: path[index])
    return ((siblings.firstIndex(of: path[index]) ?? 0) + 1, siblings.count)
  }

  /// Which of how many the answer shown is among those to a turn; counted from 1.
  public func alternate(ofTurn index: Int) -> (number: Int, count: Int) {
    let turn = nodes[path[index]]
    let shown = turn.shown
    return ((shown.firstIndex(of: turn.current) ?? 0) + 1, shown.count)
  }

  /// Which of how many each of the turns shown is among those that follow the same answer, counted
  /// from 1; those that stand alone are left out.
  ///
  /// One pass over the whole tree.
  public func branches() -> [Int: (number: Int, count: Int)] {
    var places = [Int](repeating: -1, count: nodes.count)
    for (index, node) in path.enumerated() { places[node] = index }
    // By index of the turn that is shown among them.
    var counts = [Int](repeating: 0, count: path.count)
    var numbers = counts
    for node in nodes.indices where !nodes[node].isDeleted {
      var index = 0
      if let parent = nodes[node].parent {
        let place = places[parent.turn]
        guard place >= 0, nodes[parent.turn].current == parent.alternate else { continue }
        index = place + 1
      }
      guard index < path.count else { continue }
      counts[index] += 1
      if path[index] == node { numbers[index] = counts[index] }
    }
    var branches: [Int: (number: Int, count: Int)] = [:]
    for index in path.indices where counts[index] > 1 {
      branches[index] = (numbers[index], counts[index])
    }
    return branches
  }

  /// How many turns hang below a turn that is shown: below all its answers, or below the one shown.
  public func turnsBelow(turn index: Int, ofAnswerShown: Bool = false) -> Int {
    var below: Set<Int> = [path[index]]
    for node in nodes.indices where !nodes[node].isDeleted {
      guard let parent = nodes[node].parent, below.contains(parent.turn) else { continue }
      let reply = nodes[parent.turn].alternates[parent.alternate]
      let isOther =
        ofAnswerShown && parent.turn == path[index]
        && parent.alternate != nodes[parent.turn].current
      if !reply.isDeleted, !isOther { below.insert(node) }
    }
    return below.count - 1
  }

  /// Shows another answer to a turn, and what follows that one.
  ///
  /// - Parameters:
  ///   - index: the turn.
  ///   - step: how many answers further, around at the ends.
  /// - Returns: whether there was another.
  public mutating func flip(turn index: Int, by step: Int) -> Bool {
    let node = path[index]
    let shown = nodes[node].shown
    guard shown.count > 1, let place = shown.firstIndex(of: nodes[node].current) else {
      return false
    }
    nodes[node].choose(shown[(place + step % shown.count + shown.count) % shown.count])
    walk(from: index)
    return true
  }

  /// Shows another prompt in the place of a turn, and what follows that one.
  public mutating func flipBranch(turn index: Int, by step: Int) -> Bool {
    let siblings = siblings(of: path[index])
    guard siblings.count > 1, let place = siblings.firstIndex(of: path[index]) else { return false }
    path[index] = siblings[(place + step % siblings.count + siblings.count) % siblings.count]
    walk(from: index)
    return true
  }

  /// Adds an answer to a turn that is shown; what followed the earlier ones is not shown any more.
  ///
  /// - Returns: the answer's index among the alternates.
  public mutating func add(_ reply: Reply, toTurn index: Int) -> Int {
    path.removeSubrange((index + 1)...)
    nodes[path[index]].add(reply)
    return nodes[path[index]].current
  }

  /// Adds a prompt beside that of a turn; the earlier one and what follows it are not shown then.
  public mutating func branch(_ turn: Turn, atTurn index: Int) {
    var turn = turn
    turn.parent = nodes[path[index]].parent
    path.removeSubrange(index...)
    nodes.append(turn)
    path.append(nodes.count - 1)
  }

  /// The prompt or the reply that the way shown ends with; nil: nothing is shown.
  public var leaf: TurnID? {
    guard let last = path.last else { return nil }
    return nodes[last].reply?.id ?? nodes[last].id
  }

  /// Shows the way that leads to a prompt or a reply, and on from there.
  ///
  /// - Returns: whether there is such a turn.
  @discardableResult
  public mutating func show(_ id: TurnID) -> Bool {
    guard let node = nodes.lastIndex(where: { $0.id == id || $0.has(reply: id) }) else {
      return false
    }
    if nodes[node].isDeleted { return false }
    var places: [ReplyPlace] = []
    while let place = nodes[places.last?.turn ?? node].parent {
      if nodes[place.turn].isDeleted || nodes[place.turn].alternates[place.alternate].isDeleted {
        return false
      }
      places.append(place)
    }
    if let alternate = nodes[node].shown.first(where: { nodes[node].alternates[$0].id == id }) {
      nodes[node].choose(alternate)
    }
    for place in places { nodes[place.turn].choose(place.alternate) }
    path = places.map(\.turn).reversed() + [node]
    walk(from: path.count - 1)
    return true
  }

  /// Shows the way to the newest turn above which nothing was deleted.
  mutating func showNewest() {
    path = []
    for id in nodes.map(\.id).sorted(by: >) where show(id) { return }
  }

  /// Makes an answer that was not deleted count in every turn.
  mutating func chooseShown() {
    for node in nodes.indices {
      if let last = nodes[node].shown.last { nodes[node].choose(last) }
    }
  }

  /// The turn of those shown whose prompt or answers have an id; nil: none.
  public func index(of id: TurnID) -> Int? {
    path.lastIndex { nodes[$0].id == id || nodes[$0].has(reply: id) }
  }

  /// Whether a prompt is on the way shown, or a reply that is the one shown of its turn.
  public func shows(_ id: TurnID) -> Bool {
    path.contains { nodes[$0].id == id || nodes[$0].reply?.id == id }
  }

  /// The turns that may stand in the place of one, itself included.
  private func siblings(of node: Int) -> [Int] {
    let parent = nodes[node].parent
    return nodes.indices.filter { nodes[$0].parent == parent && !nodes[$0].isDeleted }
  }

  /// Makes the way go on below a turn: each time with the newest that follows.
  private mutating func walk(from index: Int) {
    path.removeSubrange((index + 1)...)
    guard var last = path.last else { return }
    // Children stand behind their parents, so that one pass finds the way.
    var newest: [ReplyPlace: Int] = [:]
    for node in nodes.indices where !nodes[node].isDeleted {
      if let parent = nodes[node].parent { newest[parent] = node }
    }
    while let next = newest[ReplyPlace(turn: last, alternate: nodes[last].current)] {
      path.append(next)
      last = next
    }
  }

  // MARK: - Deleting

  /// Takes a turn that is shown out of the conversation, with all below it.
  ///
  /// - Returns: the id of its prompt, with which ``restore(_:)`` brings it back.
  public mutating func delete(turn index: Int) -> TurnID {
    let node = path[index]
    let siblings = siblings(of: node)
    nodes[node].isDeleted = true
    path.removeSubrange(index...)
    if let other = siblings.last(where: { $0 != node }) {
      path.append(other)
      walk(from: index)
    }
    return nodes[node].id
  }

  /// Takes the answer shown out of a turn, with all below it; the last answer takes the turn along.
  ///
  /// - Returns: the id with which ``restore(_:)`` brings it back.
  public mutating func deleteReply(ofTurn index: Int) -> TurnID {
    let node = path[index]
    let shown = nodes[node].shown
    guard shown.count > 1, let reply = nodes[node].reply else { return delete(turn: index) }
    let current = nodes[node].current
    nodes[node].update(alternate: current) { $0.isDeleted = true }
    nodes[node].choose(shown.last { $0 != current } ?? current)
    walk(from: index)
    return reply.id
  }

  /// Brings back what was deleted and shows it; whether there was such a turn.
  @discardableResult
  public mutating func restore(_ id: TurnID) -> Bool {
    guard let node = nodes.lastIndex(where: { $0.id == id || $0.has(reply: id) }) else {
      return false
    }
    if nodes[node].id == id {
      nodes[node].isDeleted = false
    } else if let alternate = nodes[node].alternates.firstIndex(where: { $0.id == id }) {
      nodes[node].update(alternate: alternate) { $0.isDeleted = false }
    }
    return show(id)
  }
}

extension Turn {
  /// Whether one of its answers has this id.
  func has(reply id: TurnID) -> Bool {
    alternates.contains { $0.id == id }
  }
}
