import OllamaWire
import Transcript

/// One conversation of ChatGPT's export: nodes, each of which names its parent and its children.
///
/// Messages of the model that follow each other become one reply. Where several follow a prompt
/// they are its alternates, where several prompts follow an answer they are branches.
struct ChatGPTImport {
  private struct Node {
    var parent: String?
    var children: [String]
    var kind: ChatGPTMessage.Kind
  }

  /// A reply of which the way down the tree has brought these messages so far.
  private struct Growing {
    /// The node of the last of them, which names the reply.
    var node: String
    var prompt: TurnID
    var text = ""
    var thinking = ""
    var created: Timestamp?
    var model: String?
    var state = ReplyState.finished
  }

  /// What the next message follows.
  private enum Place {
    case start
    case prompt(TurnID)
    case reply(Growing)
  }

  /// How many messages were left out, since nobody said them to anyone.
  private(set) var skippedMessages = 0
  /// How many pictures, sounds and other files there were, which are not read in.
  private(set) var omittedFiles = 0
  private let value: JSONValue
  private var nodes: [String: Node] = [:]
  private var rows: [TurnRow] = []
  /// The replies that were taken, by the nodes that name them.
  private var replies: [String: TurnID] = [:]
  private var times: [TurnID: Timestamp] = [:]

  /// Reads the nodes.
  init(_ value: JSONValue) throws(ImportProblem) {
    guard case .object(let mapping)? = value["mapping"] else {
      throw ImportProblem(message: "it has no \"mapping\", so it is no conversation of ChatGPT")
    }
    self.value = value
    for (name, node) in mapping {
      omittedFiles += ChatGPTFiles(of: node["message"]).marks.count
      var children: [String] = []
      if case .array(let names)? = node["children"] { children = names.compactMap(\.stringValue) }
      nodes[name] = Node(
        parent: node["parent"]?.stringValue, children: children,
        kind: ChatGPTMessage.kind(of: node["message"]))
    }
    completeChildren()
  }

  /// Adds those children that only name their parent, and takes out those that are not there.
  private mutating func completeChildren() {
    let names = nodes.keys.sorted()
    var listed: Set<String> = []
    for name in names {
      let children = nodes[name]?.children ?? []
      let kept = children.filter { nodes[$0] != nil && listed.insert($0).inserted }
      nodes[name]?.children = kept
    }
    for name in names where !listed.contains(name) {
      if let parent = nodes[name]?.parent { nodes[parent]?.children.append(name) }
    }
  }

  // MARK: - The way through

  /// Makes a conversation of it.
  mutating func conversation(_ ids: inout ForeignIDs) -> Conversation {
    let created = ChatGPTMessage.time(value["create_time"]) ?? Timestamp(milliseconds: 0)
    let title = value["title"]?.stringValue ?? ""
    let name =
      value["conversation_id"]?.stringValue ?? value["id"]?.stringValue
      ?? "\(title)/\(nodes.keys.min() ?? "")"
    ids.conversation = name
    var header = ConversationHeader(
      id: ForeignIDs.conversation(at: created, name: name), created: created)
    header.name = title.isEmpty ? nil : title
    header.updated = ChatGPTMessage.time(value["update_time"]) ?? created
    header.isArchived = value["is_archived"] == true
    let leaf = walk(&ids, created)
    return Conversation(header, rows: rows, leaf: leaf)
  }

  /// Takes all rows; answers which prompt or reply is the current one.
  private mutating func walk(_ ids: inout ForeignIDs, _ created: Timestamp) -> TurnID? {
    let current = value["current_node"]?.stringValue
    var currentPlace = Place.start
    var seen: Set<String> = []
    let names = nodes.keys.sorted()
    let roots = names.filter { nodes[$0]?.parent.flatMap { nodes[$0] } == nil }
    // Behind the roots all the rest: nodes in a circle have none, and their words count too.
    for root in roots + names where !seen.contains(root) {
      var steps: [(String, Place)] = [(root, .start)]
      while let (name, above) = steps.popLast() {
        guard let node = nodes[name], seen.insert(name).inserted else { continue }
        let place = take(name, node, above, &ids, created)
        if name == current { currentPlace = place }
        let children = node.children.filter { !seen.contains($0) }
        if children.isEmpty, case .reply(let reply) = place { _ = end(reply, &ids, created) }
        steps += children.reversed().map { ($0, place) }
      }
    }
    switch currentPlace {
    case .start: return nil
    case .prompt(let id): return id
    case .reply(let reply): return replies[reply.node]
    }
  }

  /// Takes the message of a node; answers what the next one follows.
  private mutating func take(
    _ name: String, _ node: Node, _ above: Place, _ ids: inout ForeignIDs, _ created: Timestamp
  ) -> Place {
    switch node.kind {
    case .empty: return above
    case .skipped:
      skippedMessages += 1
      return above
    case .said(let message) where message.role == .user:
      let parent = lastReply(above, &ids, created)
      return .prompt(prompt(message.text, name, parent, message.created, &ids, created))
    case .said(let message):
      var reply: Growing
      switch above {
      case .reply(let growing): reply = growing
      case .prompt(let prompt): reply = Growing(node: name, prompt: prompt)
      case .start:
        // The model speaks first: to nothing.
        let id = prompt("", "\(name)/prompt", nil, message.created, &ids, created)
        reply = Growing(node: name, prompt: id)
      }
      reply.node = name
      reply.text = [reply.text, message.text].filter { !$0.isEmpty }.joined("\n\n")
      reply.thinking = [reply.thinking, message.thinking].filter { !$0.isEmpty }.joined("\n\n")
      reply.created = reply.created ?? message.created
      reply.model = message.model ?? reply.model
      reply.state = message.state
      return .reply(reply)
    }
  }

  // MARK: - Rows

  private mutating func prompt(
    _ text: String, _ name: String, _ parent: TurnID?, _ time: Timestamp?,
    _ ids: inout ForeignIDs, _ created: Timestamp
  ) -> TurnID {
    let at = time ?? parent.flatMap { times[$0] } ?? created
    let id = ids.turn(at: at, name: name, after: parent)
    times[id] = at
    rows.append(.prompt(Turn(id: id, prompt: text, created: time), parent: parent))
    return id
  }

  /// The reply that a prompt follows.
  ///
  /// One prompt right behind another one gets an empty reply before it, for prompts hang below
  /// replies.
  private mutating func lastReply(
    _ place: Place, _ ids: inout ForeignIDs, _ created: Timestamp
  ) -> TurnID? {
    switch place {
    case .start: nil
    case .reply(let reply): end(reply, &ids, created)
    case .prompt(let id):
      end(Growing(node: "\(id)/reply", prompt: id, state: .incomplete), &ids, created)
    }
  }

  /// Takes a reply that is whole, unless another way down the tree has done that.
  private mutating func end(_ reply: Growing, _ ids: inout ForeignIDs, _ created: Timestamp)
    -> TurnID
  {
    if let id = replies[reply.node] { return id }
    let time = reply.created ?? times[reply.prompt] ?? created
    let id = ids.turn(at: time, name: reply.node, after: reply.prompt)
    replies[reply.node] = id
    times[id] = time
    let asked = AskedRequest(model: reply.model ?? "", mode: .chat)
    rows.append(
      .reply(
        Reply(
          id: id, asked, created: reply.created, content: reply.text, thinking: reply.thinking,
          state: reply.state), parent: reply.prompt))
    return id
  }
}
