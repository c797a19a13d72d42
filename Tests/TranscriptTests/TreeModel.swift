import Transcript

/// What a conversation should do, said as simply as can be: every message knows what it follows.
struct TreeModel {
  struct Message {
    let id: TurnID
    let parent: TurnID?
    let isReply: Bool
    var isDeleted = false
  }

  private(set) var messages: [Message] = []
  /// The answer that counts for each prompt.
  private(set) var chosen: [TurnID: TurnID] = [:]
  /// The first prompt, or the last message before the way was lost.
  private(set) var way: [TurnID] = []

  func children(of parent: TurnID?) -> [TurnID] {
    messages.filter { $0.parent == parent && !$0.isDeleted }.map(\.id)
  }

  func parent(of id: TurnID) -> TurnID? {
    messages.first { $0.id == id }?.parent
  }

  var prompts: [TurnID] {
    way.filter { id in messages.contains { $0.id == id && !$0.isReply } }
  }

  /// Goes on from the last message of the way: to the chosen answer, to the newest prompt.
  private mutating func walk() {
    while let last = way.last {
      let next = children(of: last)
      guard let newest = next.last else { break }
      let isPrompt = messages.contains { $0.id == last && !$0.isReply }
      guard isPrompt else {
        way.append(newest)
        continue
      }
      let answer = chosen[last].flatMap { next.contains($0) ? $0 : nil } ?? newest
      chosen[last] = answer
      way.append(answer)
    }
  }

  private mutating func cut(from id: TurnID) {
    if let place = way.firstIndex(of: id) { way.removeSubrange(place...) }
  }

  mutating func add(prompt id: TurnID) {
    messages.append(Message(id: id, parent: way.last, isReply: false))
    way.append(id)
  }

  mutating func add(reply id: TurnID, to prompt: TurnID) {
    messages.append(Message(id: id, parent: prompt, isReply: true))
    chosen[prompt] = id
    cut(from: prompt)
    way += [prompt, id]
  }

  mutating func branch(prompt id: TurnID, beside other: TurnID) {
    messages.append(Message(id: id, parent: parent(of: other), isReply: false))
    cut(from: other)
    way.append(id)
  }

  mutating func flip(reply prompt: TurnID, by step: Int) -> Bool {
    let answers = children(of: prompt)
    guard answers.count > 1, let place = chosen[prompt].flatMap(answers.firstIndex(of:)) else {
      return false
    }
    chosen[prompt] = answers[(place + step + answers.count) % answers.count]
    cut(from: prompt)
    way.append(prompt)
    walk()
    return true
  }

  mutating func flip(prompt: TurnID, by step: Int) -> Bool {
    let prompts = children(of: parent(of: prompt))
    guard prompts.count > 1, let place = prompts.firstIndex(of: prompt) else { return false }
    cut(from: prompt)
    way.append(prompts[(place + step + prompts.count) % prompts.count])
    walk()
    return true
  }

  mutating func delete(_ id: TurnID) {
    for index in messages.indices where messages[index].id == id {
      messages[index].isDeleted = true
    }
    let parent = parent(of: id)
    let isReply = messages.contains { $0.id == id && $0.isReply }
    cut(from: id)
    guard let other = children(of: parent).last else { return }
    if isReply, let parent { chosen[parent] = other }
    way.append(other)
    walk()
  }

  mutating func restore(_ id: TurnID) {
    for index in messages.indices where messages[index].id == id {
      messages[index].isDeleted = false
    }
    var back = [id]
    while let parent = parent(of: back[0]) { back.insert(parent, at: 0) }
    // One below another that is still deleted stays unseen.
    guard !back.contains(where: { id in messages.contains { $0.id == id && $0.isDeleted } }) else {
      return
    }
    for (prompt, reply) in zip(back, back.dropFirst())
    where messages.contains(where: { $0.id == reply && $0.isReply }) {
      chosen[prompt] = reply
    }
    way = back
    walk()
  }
}
