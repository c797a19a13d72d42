import OllamaWire

extension RecordedReply {
  /// Replies of /api/chat that answer without thinking.
  static let chat: [RecordedReply] = [
    RecordedReply(
      "after_runner_crash", .chat, content: " many many- ", chunks: 1,
      final: FinalChunk(
        doneReason: "length",
        metrics: figures(1_636_027_152, 768_140_048, 20, 750_753_000, 3, 113_685_000),
        model: "tinyslow", createdAt: "2026-11-22T09:47:17.843284298Z"), end: .finished),
    RecordedReply(
      "chat_accept_gzip", .chat, content: "자能", chunks: 3,
      final: FinalChunk(
        doneReason: "length",
        metrics: figures(704_096_798, 263_307_881, 46, 227_236_000, 2, 207_995_000), model: "tiny",
        createdAt: "2026-11-22T09:49:34.063835514Z"), end: .finished),
    RecordedReply(
      "chat_assistant_last", .chat, content: " your😀🎉 them{}", chunks: 6,
      final: FinalChunk(
        doneReason: "length", metrics: figures(35_208_309, 4_308_056, 63, 14_217_000, 5, 5_452_000),
        model: "tiny", createdAt: "2026-11-22T09:40:29.188019916Z"), end: .finished),
    RecordedReply(
      "chat_bad_role", .chat, content: " of other, ", chunks: 4,
      final: FinalChunk(
        doneReason: "length",
        metrics: figures(274_665_376, 257_905_192, 47, 10_276_000, 3, 2_456_000), model: "tiny",
        createdAt: "2026-11-22T09:40:29.136036847Z"), end: .finished),
    RecordedReply(
      "chat_empty_messages", .chat, chunks: 1,
      final: FinalChunk(
        doneReason: "load", model: "tiny", createdAt: "2026-11-22T09:40:28.696857419Z"),
      end: .finished),
    RecordedReply(
      "chat_format_json", .chat, content: "{}", chunks: 2,
      final: FinalChunk(
        doneReason: "stop", metrics: figures(12_113_986, 2_598_433, 46, 1_690_000, 2, 3_548_000),
        model: "tiny", createdAt: "2026-11-22T09:40:28.556855766Z"), end: .finished),
    RecordedReply(
      "chat_http10", .chat, content: " of🎉", chunks: 3,
      final: FinalChunk(
        doneReason: "length",
        metrics: figures(466_916_395, 1_522_306, 46, 235_924_000, 2, 219_978_000), model: "tiny",
        createdAt: "2026-11-22T09:49:34.568317091Z"), end: .finished),
    RecordedReply(
      "chat_nomessages", .chat, chunks: 1,
      final: FinalChunk(
        doneReason: "load", model: "tiny", createdAt: "2026-11-22T09:40:28.719612409Z"),
      end: .finished),
    RecordedReply(
      "chat_nostream", .chat,
      content: """
         your be write智 of were of some his of能🎉 them some{}能 so your智智 oneprint\
         up about1. 能世자()能 were模 of of some智 of so, 智
        """, chunks: 1,
      final: FinalChunk(
        doneReason: "length",
        metrics: figures(326_689_655, 260_406_965, 46, 9_499_000, 40, 51_802_000), model: "tiny",
        createdAt: "2026-11-22T09:40:26.166165148Z"), end: .finished),
    RecordedReply(
      "chat_slow", .chat,
      content: """
         many many an an two- - - -  an two- - -  an an two is like- - -  an two is wi\
        ll語 will they an two is two- -  an will there型能-  an two能-  an an an they \
        an two go能- - - 好 an two said an two-  an two- -  an will能 two- -  an will\
        好 an two but-  an an write能- -  an two said go his will```-  an an two said \
        go能
        """, chunks: 101,
      final: FinalChunk(
        doneReason: "length",
        metrics: figures(1_953_617_370, 259_141_801, 20, 172_176_000, 100, 1_517_757_000),
        model: "tinyslow", createdAt: "2026-11-22T09:39:21.84732505Z"), end: .finished),
    RecordedReply(
      "chat_stop", .chat, chunks: 1,
      final: FinalChunk(
        doneReason: "stop", metrics: figures(13_458_316, 2_095_303, 46, 5_718_000, 1, 1000),
        model: "tiny", createdAt: "2026-11-22T09:40:29.221763249Z"), end: .finished),
    RecordedReply(
      "chat_stop_natural", .chat, content: " of, 智, ", chunks: 4,
      final: FinalChunk(
        doneReason: "stop", metrics: figures(46_736_180, 2_879_719, 46, 34_392_000, 5, 4_992_000),
        model: "tiny", createdAt: "2026-11-22T09:49:34.669744478Z"), end: .finished),
    RecordedReply(
      "chat_stream", .chat,
      content: """
         of智 into智語 see能能世 his are if of some智模 were of자return,  into智,  be,\
         智智 oneprint模 were, 智 we of he for her, 
        """, chunks: 41,
      final: FinalChunk(
        doneReason: "length",
        metrics: figures(637_928_898, 264_367_582, 46, 235_671_000, 40, 127_465_000), model: "tiny",
        createdAt: "2026-11-22T09:39:19.867638006Z"), end: .finished),
    RecordedReply(
      "chat_system", .chat, content: "智, 智界 her語 have能 were, ", chunks: 11,
      final: FinalChunk(
        doneReason: "length",
        metrics: figures(29_645_492, 1_127_736, 67, 15_006_000, 10, 9_025_000), model: "tiny",
        createdAt: "2026-11-22T09:40:26.212513681Z"), end: .finished),
    RecordedReply(
      "chat_think_false_unsupported", .chat, content: " of were, ", chunks: 4,
      final: FinalChunk(
        doneReason: "length",
        metrics: figures(127_658_594, 3_126_727, 46, 108_574_000, 3, 7_293_000), model: "tiny",
        createdAt: "2026-11-22T09:40:27.718847563Z"), end: .finished),
    RecordedReply(
      "chat_unload", .chat, chunks: 1,
      final: FinalChunk(
        doneReason: "unload", model: "tiny", createdAt: "2026-11-22T09:40:28.737250492Z"),
      end: .finished),
    RecordedReply(
      "runner_killed_midstream", .chat, content: " many many many many many", chunks: 5,
      end: .failed(
        OllamaError(
          kind: .serverFailed,
          message: "an error was encountered while running the model: unexpected EOF",
          hint: "retry (Ctrl+R); if it happens again, see the server's log"))),
  ]
}
