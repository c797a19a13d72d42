import OllamaWire
import Statistics
import Testing

@Suite struct ContextWindowTests {
  @Test func `what a server says of the loaded model counts before all else`() {
    let window = ContextWindow(measured: 4096, asked: 8192, preset: 2048, trained: 32_768)
    #expect(window.size == 4096)
    #expect(window.certainty == .measured)
  }

  @Test func `a window that is asked for is never longer than what the model was trained for`() {
    let window = ContextWindow(asked: 100_000, preset: 2048, trained: 32_768)
    #expect(window.size == 32_768)
    #expect(window.certainty == .asked)
    #expect(ContextWindow(preset: 2048, trained: 32_768).size == 2048)
    #expect(ContextWindow(asked: 100_000).size == 100_000)
  }

  @Test func `the trained length alone is an upper bound, and nothing is nothing`() {
    #expect(ContextWindow(trained: 32_768).certainty == .assumed)
    #expect(ContextWindow() == .unknown)
    #expect(ContextWindow(measured: 0) == .unknown)
  }

  @Test func `the next size is a power of two with room for an answer, or the trained length`() {
    let window = ContextWindow(measured: 4096, trained: 20_000)
    #expect(window.nextSize(for: 5000, trained: 20_000) == 8192)
    #expect(window.nextSize(for: 8000, trained: 20_000) == 16_384)
    #expect(window.nextSize(for: 17_000, trained: 20_000) == 20_000)
    #expect(window.nextSize(for: 20_000, trained: 20_000) == nil)
    #expect(window.nextSize(for: 100, trained: nil) == 8192)
    #expect(ContextWindow(measured: 8192).nextSize(for: 9000, trained: 8192) == nil)
  }

  @Test func `facts of a model are read from its parameters and its shape`() {
    var response = ShowResponse()
    response.parameters = """
      stop                           "<|im_end|>"
      num_ctx                        4096
      num_predict                    128
      """
    response.modelInfo = [
      "general.architecture": .string("qwen3"), "qwen3.context_length": .integer(40_960),
      "qwen3.block_count": .integer(36), "qwen3.attention.head_count_kv": .integer(8),
      "qwen3.attention.key_length": .integer(128),
      "qwen3.attention.value_length": .integer(128),
    ]
    let facts = ModelFacts(response)
    #expect(facts.window == 4096)
    #expect(facts.limit == 128)
    #expect(facts.trained == 40_960)
    #expect(facts.bytesPerToken == 147_456)
    #expect(ModelFacts(ShowResponse()).bytesPerToken == nil)
  }

  @Test func `servers shift the window of every model but those of one family`() {
    #expect(ModelFacts(ShowResponse()).shifts)
    var response = ShowResponse()
    response.details.family = "deepseek2"
    #expect(!ModelFacts(response).shifts)
    response = ShowResponse()
    response.modelInfo["general.architecture"] = .string("deepseek2")
    #expect(!ModelFacts(response).shifts)
  }

  @Test func `memory goes by what was seen of two windows, else by the shape, else is not known`() {
    let seen = [
      MemoryEstimate.Seen(window: 4096, bytes: 3_000_000_000),
      MemoryEstimate.Seen(window: 8192, bytes: 3_409_600_000),
    ]
    #expect(
      MemoryEstimate.bytes(from: 8192, to: 16_384, seen: seen, bytesPerToken: 1) == 819_200_000)
    #expect(
      MemoryEstimate.bytes(from: 4096, to: 8192, seen: [seen[0]], bytesPerToken: 65_536)
        == 268_435_456)
    #expect(MemoryEstimate.bytes(from: 4096, to: 8192, seen: [], bytesPerToken: nil) == nil)
    #expect(MemoryEstimate.bytes(from: 8192, to: 4096, seen: seen, bytesPerToken: 1) == nil)
  }
}
