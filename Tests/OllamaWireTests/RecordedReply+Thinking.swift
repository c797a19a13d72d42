import OllamaWire

extension RecordedReply {
  /// Replies that think.
  static let thinking: [RecordedReply] = [
    RecordedReply(
      "chat_think_1", .chat,
      content: """
        of<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris", "days": \
        3}}\n</tool_call> at many<tool_call>\n{"name": "get_weather", "arguments": {"c\
        ity": "Paris", "days": 3}}\n</tool_call>世 use what has. 符 into<tool_call>\n{\
        "name": "get_weather", "arguments": {"city": "Paris", "days": 3}}\n</tool_call\
        > of them<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris", "\
        days": 3}}\n</tool_call>中 can어<tool_call>\n{"name": "get_weather", "argument\
        s": {"city": "Paris", "days": 3}}\n</tool_call> sheé. 符어符 for工<tool_call>\
        \n{"name": "get_weather", "arguments": {"city": "Paris", "days": 3}}\n</tool_c\
        all> at<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris", "da\
        ys": 3}}\n</tool_call> at many<tool_call>\n{"name": "get_weather", "arguments"\
        : {"city": "Paris", "days": 3}}\n</tool_call> at many<tool_call>\n{"name": "ge\
        t_weather", "arguments": {"city": "Paris", "days": 3}}\n</tool_call> at<tool_c\
        all>\n{"name": "get_weather", "arguments": {"city": "Paris", "days": 3}}\n</to\
        ol_call> at<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris",\
         "days": 3}}\n</tool_call> at<tool_call>\n{"name": "get_weather", "arguments":\
         {"city": "Paris", "days": 3}}\n</tool_call> or</think> had本 be어<tool_call>\
        \n{"name": "get_weather", "arguments": {"city": "Paris", "days": 3}}\n</tool_c\
        all>中 had符 use moreéé for more see국 see his she more<tool_call>\n{"name": "\
        get_weather", "arguments": {"city": "Paris", "days": 3}}\n</tool_call> at had*\
        *<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris", "days": 3\
        }}\n</tool_call> at many<tool_call>\n{"name": "get_weather", "arguments": {"ci\
        ty": "Paris", "days": 3}}\n</tool_call> at many<tool_call>\n{"name": "get_weat\
        her", "arguments": {"city": "Paris", "days": 3}}\n</tool_call>
        """,
      thinking: """
        é look<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris", "day\
        s": 3}}\n</tool_call>
        """, chunks: 80,
      final: FinalChunk(
        doneReason: "length",
        metrics: figures(269_097_899, 2_429_127, 22, 1_788_000, 80, 254_509_000),
        model: "tinythink", createdAt: "2026-11-22T09:40:28.062739065Z"), end: .finished),
    RecordedReply(
      "chat_think_nostream", .chat,
      content: """
        of<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris", "days": \
        3}}\n</tool_call> at many<tool_call>\n{"name": "get_weather", "arguments": {"c\
        ity": "Paris", "days": 3}}\n</tool_call>世 use what has. 符 into<tool_call>\n{\
        "name": "get_weather", "arguments": {"city": "Paris", "days": 3}}\n</tool_call\
        > of them<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris", "\
        days": 3}}\n</tool_call>中 can어<tool_call>\n{"name": "get_weather", "argument\
        s": {"city": "Paris", "days": 3}}\n</tool_call> sheé. 符어符 for工<tool_call>\
        \n{"name": "get_weather", "arguments": {"city": "Paris", "days": 3}}\n</tool_c\
        all> at<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris", "da\
        ys": 3}}\n</tool_call> at many<tool_call>\n{"name": "get_weather", "arguments"\
        : {"city": "Paris", "days": 3}}\n</tool_call> at many<tool_call>\n{"name": "ge\
        t_weather", "arguments": {"city": "Paris", "days": 3}}\n</tool_call> at<tool_c\
        all>\n{"name": "get_weather", "arguments": {"city": "Paris", "days": 3}}\n</to\
        ol_call> at<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris",\
         "days": 3}}\n</tool_call> at<tool_call>\n{"name": "get_weather", "arguments":\
         {"city": "Paris", "days": 3}}\n</tool_call> or</think> had本 be어<tool_call>\
        \n{"name": "get_weather", "arguments": {"city": "Paris", "days": 3}}\n</tool_c\
        all>中 had符 use moreéé for more see국 see his she more<tool_call>\n{"name": "\
        get_weather", "arguments": {"city": "Paris", "days": 3}}\n</tool_call> at had*\
        *<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris", "days": 3\
        }}\n</tool_call> at many<tool_call>\n{"name": "get_weather", "arguments": {"ci\
        ty": "Paris", "days": 3}}\n</tool_call> at many<tool_call>\n{"name": "get_weat\
        her", "arguments": {"city": "Paris", "days": 3}}\n</tool_call>
        """,
      thinking: """
        é look<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris", "day\
        s": 3}}\n</tool_call>
        """, chunks: 1,
      final: FinalChunk(
        doneReason: "length", metrics: figures(76_373_895, 4_340_267, 22, 850000, 80, 60_890_000),
        model: "tinythink", createdAt: "2026-11-22T09:40:28.42688659Z"), end: .finished),
    RecordedReply(
      "chat_think_off", .chat,
      content: """
         an see his<think>World<tool_call>\n{"name": "get_weather", "arguments": {"cit\
        y": "Paris", "days": 3}}\n</tool_call> at many<tool_call>\n{"name": "get_weath\
        er", "arguments": {"city": "Paris", "days": 3}}\n</tool_call><tool_call>\n{"na\
        me": "get_weather", "arguments": {"city": "Paris", "days": 3}}\n</tool_call> a\
        t<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris", "days": 3\
        }}\n</tool_call> of어<tool_call>\n{"name": "get_weather", "arguments": {"city"\
        : "Paris", "days": 3}}\n</tool_call><tool_call>\n{"name": "get_weather", "argu\
        ments": {"city": "Paris", "days": 3}}\n</tool_call> she moreé. 
        """, chunks: 21,
      final: FinalChunk(
        doneReason: "length", metrics: figures(19_685_567, 1_013_833, 20, 991000, 20, 14_088_000),
        model: "tinythink", createdAt: "2026-11-22T09:40:28.460805571Z"), end: .finished),
    RecordedReply(
      "gen_think", .generate,
      content: """
        like can the had文 for어<tool_call>\n{"name": "get_weather", "arguments": {"ci\
        ty": "Paris", "days": 3}}\n</tool_call> at<tool_call>\n{"name": "get_weather",\
         "arguments": {"city": "Paris", "days": 3}}\n</tool_call>中界<think>def<think>\
         at能 from국 see his we howç from<tool_call>\n{"name": "get_weather", "argumen\
        ts": {"city": "Paris", "days": 3}}\n</tool_call>中 as withç or</think> the how\
         for
        """,
      thinking: """
        she<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris", "days":\
         3}}\n</tool_call> at had어<tool_call>\n{"name": "get_weather", "arguments": {\
        "city": "Paris", "days": 3}}\n</tool_call>中 see his she see本<tool_call>\n{"n\
        ame": "get_weather", "arguments": {"city": "Paris", "days": 3}}\n</tool_call> \
        at would use bydefreturn had as withç or
        """, chunks: 61,
      final: FinalChunk(
        doneReason: "length",
        metrics: figures(342_381_037, 262_646_073, 22, 7_298_000, 60, 67_129_000),
        context: [
          513, 117, 115, 101, 114, 10, 120, 514, 10, 513, 97, 115, 115, 105, 115, 116, 97, 110, 116,
          10, 508, 10, 346, 510, 292, 305, 478, 510, 450, 410, 290, 346, 410, 464, 510, 292, 381,
          337, 306, 412, 417, 305, 288, 287, 498, 303, 509, 387, 328, 258, 305, 452, 281, 478, 510,
          292, 510, 450, 449, 508, 412, 508, 292, 490, 302, 476, 410, 290, 320, 350, 498, 302, 510,
          450, 288, 287, 498, 303, 509, 258, 350, 281,
        ], model: "tinythink", createdAt: "2026-11-22T09:40:24.684628639Z"), end: .finished),
  ]
}
