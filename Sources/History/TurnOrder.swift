import Transcript

/// Puts every row behind the one it follows, where damage or several programs mixed them.
struct TurnOrder {
  private var ordered: [TurnRow] = []
  private var placed: Set<TurnID> = []
  /// Rows whose parent comes later, by the parent.
  private var waiting: [TurnID: [TurnRow]] = [:]
  /// Every row and every stand-in.
  private var known: Set<TurnID>

  private init(_ rows: [TurnRow]) {
    known = Set(rows.map(\.id))
  }

  /// The rows in the order given as far as that goes.
  ///
  /// An empty prompt stands before replies whose prompt is lost, for they would be left out.
  static func ordered(_ rows: [TurnRow]) -> [TurnRow] {
    var order = TurnOrder(rows)
    for row in rows { order.add(row) }
    // What waits for itself, in a circle, is damaged; it still has words.
    let circles = order.waiting.values.joined().sorted { $0.id < $1.id }
    for row in circles { order.place(row) }
    return order.ordered
  }

  private mutating func add(_ row: TurnRow) {
    switch row {
    case .prompt(_, let parent):
      guard let parent, known.contains(parent), !placed.contains(parent) else { return place(row) }
      waiting[parent, default: []].append(row)
    case .reply(let reply, let parent):
      guard parent != reply.id else {
        let prompt = freeID(below: reply.id)
        standIn(for: prompt)
        return place(.reply(reply, parent: prompt))
      }
      if !known.contains(parent) { standIn(for: parent) }
      guard placed.contains(parent) else { return waiting[parent, default: []].append(row) }
      place(row)
    }
  }

  private mutating func standIn(for id: TurnID) {
    known.insert(id)
    place(.prompt(Turn(id: id, prompt: ""), parent: nil))
  }

  private func freeID(below id: TurnID) -> TurnID {
    var value = id.value - 1
    while known.contains(TurnID(value: value)) { value -= 1 }
    return TurnID(value: value)
  }

  /// Adds a row, and what waited for it.
  private mutating func place(_ row: TurnRow) {
    var next = [row]
    while let row = next.popLast() {
      guard placed.insert(row.id).inserted else { continue }
      ordered.append(row)
      next += (waiting.removeValue(forKey: row.id) ?? []).reversed()
    }
  }
}
