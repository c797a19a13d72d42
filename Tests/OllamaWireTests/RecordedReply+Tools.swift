import OllamaWire

extension RecordedReply {
  /// Replies with tool calls or probabilities.
  static let tools: [RecordedReply] = [
    RecordedReply(
      "chat_logprobs", .chat, content: " your智 one",
      logprobs: [
        TokenLogprob(
          token: " your", logprob: -3.138885736465454, bytes: [32, 121, 111, 117, 114],
          topLogprobs: [
            TokenLogprob(token: " of", logprob: -1.3261076211929321, bytes: [32, 111, 102]),
            TokenLogprob(token: "智", logprob: -1.6154166460037231, bytes: [230, 153, 186]),
          ]),
        TokenLogprob(
          token: "智", logprob: -2.0287744998931885, bytes: [230, 153, 186],
          topLogprobs: [
            TokenLogprob(token: ", ", logprob: -1.3916150331497192, bytes: [44, 32]),
            TokenLogprob(token: "1. ", logprob: -1.658955693244934, bytes: [49, 46, 32]),
          ]),
        TokenLogprob(
          token: " one", logprob: -1.8557641506195068, bytes: [32, 111, 110, 101],
          topLogprobs: [
            TokenLogprob(token: " of", logprob: -1.8218252658843994, bytes: [32, 111, 102]),
            TokenLogprob(token: " one", logprob: -1.8557641506195068, bytes: [32, 111, 110, 101]),
          ]),
      ], chunks: 4,
      final: FinalChunk(
        doneReason: "length", metrics: figures(93_086_799, 4_152_045, 46, 76_374_000, 3, 2_986_000),
        model: "tiny", createdAt: "2026-11-22T09:40:28.675909705Z"), end: .finished),
    RecordedReply(
      "chat_tool_result", .chat,
      thinking: """
        é at in two had fromreturn which本<tool_call>\n{"name": "get_weather", "argume\
        nts": {"city": "Paris", "days": 3}}\n</tool_call> at many<tool_call>\n{"name":\
         "get_weather", "arguments": {"city": "Paris", "days": 3}}\n</tool_call> at ma\
        ny<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris", "days": \
        3}}\n</tool_call> of어符字
        """, chunks: 1,
      final: FinalChunk(
        doneReason: "length",
        metrics: figures(124_485_814, 2_431_722, 483, 47_096_000, 20, 64_047_000),
        model: "tinythink", createdAt: "2026-11-22T09:40:27.544922713Z"), end: .finished),
    RecordedReply(
      "chat_tools_1", .chat, content: "which",
      thinking: """
        符 to by of<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris",\
         "days": 3}}\n</tool_call> of them<tool_call>\n{"name": "get_weather", "argume\
        nts": {"city": "Paris", "days": 3}}\n</tool_call> likeトWorld<tool_call>\n{"na\
        me": "get_weather", "arguments": {"city": "Paris", "days": 3}}\n</tool_call> o\
        f<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris", "days": 3\
        }}\n</tool_call>中界<think> his so
        """,
      toolCalls: [
        ToolCall(
          id: "call_t9gci3mb", index: 0, name: "get_weather",
          arguments: ["city": "Paris", "days": 3]),
        ToolCall(
          id: "call_lcqg4nyy", index: 1, name: "get_weather",
          arguments: ["city": "Paris", "days": 3]),
        ToolCall(
          id: "call_mznmhs0b", index: 2, name: "get_weather",
          arguments: ["city": "Paris", "days": 3]),
        ToolCall(
          id: "call_l6dywlc1", index: 3, name: "get_weather",
          arguments: ["city": "Paris", "days": 3]),
        ToolCall(
          id: "call_hi7uo4q9", index: 4, name: "get_weather",
          arguments: ["city": "Paris", "days": 3]),
        ToolCall(
          id: "call_n3z2lpnn", index: 5, name: "get_weather",
          arguments: ["city": "Paris", "days": 3]),
        ToolCall(
          id: "call_sa2ngfmu", index: 6, name: "get_weather",
          arguments: ["city": "Paris", "days": 3]),
        ToolCall(
          id: "call_yf5x8sgw", index: 7, name: "get_weather",
          arguments: ["days": 3, "city": "Paris"]),
        ToolCall(
          id: "call_00cow1rk", index: 8, name: "get_weather",
          arguments: ["days": 3, "city": "Paris"]),
        ToolCall(
          id: "call_3hgw2uz3", index: 9, name: "get_weather",
          arguments: ["city": "Paris", "days": 3]),
        ToolCall(
          id: "call_3owmixiq", index: 10, name: "get_weather",
          arguments: ["days": 3, "city": "Paris"]),
      ], chunks: 32,
      final: FinalChunk(
        doneReason: "length",
        metrics: figures(387_946_403, 4_074_335, 348, 95_788_000, 60, 275_006_000),
        model: "tinythink", createdAt: "2026-11-22T09:40:26.635195028Z"), end: .finished),
    RecordedReply(
      "chat_tools_nostream", .chat, content: "which",
      thinking: """
        符 to by of<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris",\
         "days": 3}}\n</tool_call> of them<tool_call>\n{"name": "get_weather", "argume\
        nts": {"city": "Paris", "days": 3}}\n</tool_call> likeトWorld<tool_call>\n{"na\
        me": "get_weather", "arguments": {"city": "Paris", "days": 3}}\n</tool_call> o\
        f<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris", "days": 3\
        }}\n</tool_call>中界<think> his so
        """,
      toolCalls: [
        ToolCall(
          id: "call_kb0pky96", index: 0, name: "get_weather",
          arguments: ["city": "Paris", "days": 3]),
        ToolCall(
          id: "call_ofua70sv", index: 1, name: "get_weather",
          arguments: ["city": "Paris", "days": 3]),
        ToolCall(
          id: "call_dn0ce05v", index: 2, name: "get_weather",
          arguments: ["city": "Paris", "days": 3]),
        ToolCall(
          id: "call_lims8t7d", index: 3, name: "get_weather",
          arguments: ["city": "Paris", "days": 3]),
        ToolCall(
          id: "call_ji31qxk8", index: 4, name: "get_weather",
          arguments: ["city": "Paris", "days": 3]),
        ToolCall(
          id: "call_o8mgjcqs", index: 5, name: "get_weather",
          arguments: ["city": "Paris", "days": 3]),
        ToolCall(
          id: "call_kdr4ie4c", index: 6, name: "get_weather",
          arguments: ["city": "Paris", "days": 3]),
        ToolCall(
          id: "call_srbe7lzs", index: 7, name: "get_weather",
          arguments: ["city": "Paris", "days": 3]),
        ToolCall(
          id: "call_h4y9372y", index: 8, name: "get_weather",
          arguments: ["city": "Paris", "days": 3]),
        ToolCall(
          id: "call_bvzoxv7z", index: 9, name: "get_weather",
          arguments: ["city": "Paris", "days": 3]),
        ToolCall(
          id: "call_sqxr91ug", index: 10, name: "get_weather",
          arguments: ["city": "Paris", "days": 3]),
      ], chunks: 1,
      final: FinalChunk(
        doneReason: "length",
        metrics: figures(219_222_505, 3_404_833, 348, 3_044_000, 60, 205_419_000),
        model: "tinythink", createdAt: "2026-11-22T09:40:27.399656357Z"), end: .finished),
    RecordedReply(
      "gen_logprobs", .generate, content: "智 were어",
      logprobs: [
        TokenLogprob(
          token: "智", logprob: -1.6154166460037231, bytes: [230, 153, 186],
          topLogprobs: [
            TokenLogprob(token: " of", logprob: -1.3261076211929321, bytes: [32, 111, 102]),
            TokenLogprob(token: "智", logprob: -1.6154166460037231, bytes: [230, 153, 186]),
          ]),
        TokenLogprob(
          token: " were", logprob: -4.027629852294922, bytes: [32, 119, 101, 114, 101],
          topLogprobs: [
            TokenLogprob(token: " one", logprob: -1.911346435546875, bytes: [32, 111, 110, 101]),
            TokenLogprob(token: " of", logprob: -2.1995391845703125, bytes: [32, 111, 102]),
          ]),
        TokenLogprob(
          token: "어", logprob: -3.526742935180664, bytes: [236, 150, 180],
          topLogprobs: [
            TokenLogprob(token: ", ", logprob: -1.3714957237243652, bytes: [44, 32]),
            TokenLogprob(
              token: " were", logprob: -2.009721517562866, bytes: [32, 119, 101, 114, 101]),
          ]),
      ], chunks: 1,
      final: FinalChunk(
        doneReason: "length", metrics: figures(20_342_880, 1_287_024, 46, 8_080_000, 3, 2_540_000),
        context: [
          510, 115, 121, 115, 116, 101, 109, 10, 89, 111, 117, 284, 261, 391, 110, 121, 256, 101,
          115, 116, 400, 411, 108, 46, 511, 10, 510, 117, 115, 101, 114, 10, 120, 511, 10, 510, 97,
          115, 115, 105, 115, 116, 97, 110, 116, 10, 488, 322, 478,
        ], model: "tiny", createdAt: "2026-11-22T09:40:24.727742288Z"), end: .finished),
  ]
}
