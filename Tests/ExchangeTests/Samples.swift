import OllamaWire
import Transcript

/// Two turns: one with two answers, reasoning, figures and a tool; one that failed.
func sampleConversation() -> Conversation {
  var header = ConversationHeader(
    id: ConversationID(value: 1 << 60), system: "Be brief.",
    created: Timestamp(milliseconds: 1_764_115_200_000))
  header.name = "Sums & 和"
  header.model = "qwen3:4b"
  header.host = "http://user:secret@gpu.example.com:11434"
  header.updated = Timestamp(milliseconds: 1_764_115_261_500)
  var asked = AskedRequest(
    model: "qwen3:4b", mode: .chat, host: "http://gpu.example.com:11434", system: "Be brief.",
    think: .on, options: ["temperature": 0.5, "seed": 7], keepAlive: .text("5m"))
  asked.sent = [TurnID(value: 10)]
  let first = Reply(id: TurnID(value: 11), asked, content: "It is n²/2.", state: .cancelled)
  var second = Reply(
    id: TurnID(value: 12), asked, created: header.created,
    content: "公式:\n\n```swift\nlet sum = n * (n + 1) / 2\n```", thinking: "Gauss did this.\nYes.",
    toolCalls: [ToolCall(id: "c1", name: "add", arguments: ["a": 1])], state: .finished)
  second.figures.metrics = Metrics(
    totalDuration: .nanoseconds(4_540_000_000), loadDuration: .nanoseconds(41_000_000),
    promptEvalCount: 26, promptEvalDuration: .nanoseconds(343_000_000), evalCount: 282,
    evalDuration: .nanoseconds(4_200_000_000))
  second.figures.doneReason = "stop"
  second.figures.firstToken = .nanoseconds(310_000_000)
  second.figures.thinking = .nanoseconds(1_840_000_000)
  let error = OllamaError(
    kind: .unauthorized, message: "sign in at https://ollama.com/connect?key=SECRET now",
    status: 401, signInURL: "https://ollama.com/connect?key=SECRET")
  asked.sent = [TurnID(value: 10), TurnID(value: 12), TurnID(value: 13)]
  let third = Reply(id: TurnID(value: 14), asked, state: .failed(error))
  return Conversation(
    header,
    rows: [
      .prompt(
        Turn(id: TurnID(value: 10), prompt: "How do I sum 1…n?", created: header.created),
        parent: nil),
      .reply(first, parent: TurnID(value: 10)),
      .reply(second, parent: TurnID(value: 10)),
      .prompt(Turn(id: TurnID(value: 13), prompt: "用中文解释一下"), parent: TurnID(value: 12)),
      .reply(third, parent: TurnID(value: 13)),
    ])
}

/// A conversation of one answer.
func conversation(prompt: String = "hi", thinking: String = "", answer: String) -> Conversation {
  let header = ConversationHeader(
    id: ConversationID(value: 1), created: Timestamp(milliseconds: 0))
  let reply = Reply(
    id: TurnID(value: 2), AskedRequest(model: "m", mode: .chat, sent: [TurnID(value: 1)]),
    content: answer, thinking: thinking, state: .finished)
  return Conversation(
    header,
    rows: [
      .prompt(Turn(id: TurnID(value: 1), prompt: prompt), parent: nil),
      .reply(reply, parent: TurnID(value: 1)),
    ])
}

/// Random numbers that are the same in every run.
