import OllamaWire

extension RecordedReply {
  /// Replies of /api/generate.
  static let generate: [RecordedReply] = [
    RecordedReply(
      "gen_bad_option", .generate, content: " of were", chunks: 1,
      final: FinalChunk(
        doneReason: "length", metrics: figures(12_779_748, 2_285_378, 46, 2_324_000, 2, 1_184_000),
        context: [
          510, 115, 121, 115, 116, 101, 109, 10, 89, 111, 117, 284, 261, 391, 110, 121, 256, 101,
          115, 116, 400, 411, 108, 46, 511, 10, 510, 117, 115, 101, 114, 10, 120, 511, 10, 510, 97,
          115, 115, 105, 115, 116, 97, 110, 116, 10, 260, 322,
        ], model: "tiny", createdAt: "2026-11-22T09:40:24.919004656Z"), end: .finished),
    RecordedReply(
      "gen_context", .generate,
      content: """
         of,  for能 asキ your1.  of, 界 are be are them語 see어能 as see能 an into模 o\
        f some of能能能能能🎉 them, キ of some of
        """, chunks: 1,
      final: FinalChunk(
        doneReason: "length",
        metrics: figures(95_982_147, 2_896_811, 142, 16_868_000, 40, 68_879_000),
        context: [
          510, 115, 121, 115, 116, 101, 109, 10, 89, 111, 117, 284, 261, 391, 110, 121, 256, 101,
          115, 116, 400, 411, 108, 46, 511, 10, 510, 117, 115, 101, 114, 10, 421, 511, 10, 510, 97,
          115, 115, 105, 115, 116, 97, 110, 116, 10, 262, 262, 275, 364, 49, 46, 32, 44, 32, 488,
          441, 490, 447, 290, 486, 372, 441, 490, 490, 503, 372, 260, 377, 49, 46, 32, 490, 490,
          490, 503, 488, 441, 490, 474, 488, 260, 275, 490, 490, 503, 260, 377, 322, 49, 46, 32,
          260, 510, 115, 121, 115, 116, 101, 109, 10, 89, 111, 117, 284, 261, 391, 110, 121, 256,
          101, 115, 116, 400, 411, 108, 46, 511, 10, 510, 117, 115, 101, 114, 10, 65, 110, 100, 402,
          511, 10, 510, 97, 115, 115, 105, 115, 116, 97, 110, 116, 10, 260, 44, 32, 281, 490, 288,
          470, 325, 49, 46, 32, 260, 44, 32, 449, 284, 294, 284, 372, 466, 410, 478, 490, 288, 410,
          490, 262, 390, 492, 260, 377, 260, 490, 490, 490, 490, 490, 503, 372, 44, 32, 470, 260,
          377, 260,
        ], model: "tiny", createdAt: "2026-11-22T09:40:22.024184196Z"), end: .finished),
    RecordedReply(
      "gen_format_json", .generate, content: "{}", chunks: 1,
      final: FinalChunk(
        doneReason: "stop", metrics: figures(28_932_713, 1_698_477, 49, 13_898_000, 2, 2_218_000),
        context: [
          510, 115, 121, 115, 116, 101, 109, 10, 89, 111, 117, 284, 261, 391, 110, 121, 256, 101,
          115, 116, 400, 411, 108, 46, 511, 10, 510, 117, 115, 101, 114, 10, 106, 115, 111, 110,
          511, 10, 510, 97, 115, 115, 105, 115, 116, 97, 110, 116, 10, 441,
        ], model: "tiny", createdAt: "2026-11-22T09:40:22.161815419Z"), end: .finished),
    RecordedReply(
      "gen_format_schema", .generate, content: "{\n\n\t\"a\"\n\n \t\t   \t\t :\n\n false\n\n}",
      chunks: 1,
      final: FinalChunk(
        doneReason: "stop", metrics: figures(68_182_596, 1_608_074, 49, 2_151_000, 30, 58_635_000),
        context: [
          510, 115, 121, 115, 116, 101, 109, 10, 89, 111, 117, 284, 261, 391, 110, 121, 256, 101,
          115, 116, 400, 411, 108, 46, 511, 10, 510, 117, 115, 101, 114, 10, 106, 115, 111, 110,
          511, 10, 510, 97, 115, 115, 105, 115, 116, 97, 110, 116, 10, 123, 430, 9, 34, 97, 34, 430,
          32, 9, 9, 32, 32, 32, 9, 9, 32, 58, 430, 279, 97, 108, 115, 101, 10, 10, 125,
        ], model: "tiny", createdAt: "2026-11-22T09:40:22.250535969Z"), end: .finished),
    RecordedReply(
      "gen_keepalive0_prompt", .generate, content: " as be文 or", chunks: 1,
      final: FinalChunk(
        doneReason: "length",
        metrics: figures(264_818_418, 254_763_088, 20, 3_883_000, 4, 2_256_000),
        context: [
          510, 117, 115, 101, 114, 10, 421, 511, 10, 510, 97, 115, 115, 105, 115, 116, 97, 110, 116,
          10, 288, 294, 452, 303,
        ], model: "tiny2", createdAt: "2026-11-22T09:40:22.915252809Z"), end: .finished),
    RecordedReply(
      "gen_keepalive_neg", .generate, chunks: 1,
      final: FinalChunk(
        doneReason: "load", model: "tiny2", createdAt: "2026-11-22T09:40:24.207512866Z"),
      end: .finished),
    RecordedReply(
      "gen_load", .generate, chunks: 1,
      final: FinalChunk(
        doneReason: "load", model: "tiny2", createdAt: "2026-11-22T09:40:22.574616585Z"),
      end: .finished),
    RecordedReply(
      "gen_load_stream", .generate, chunks: 1,
      final: FinalChunk(
        doneReason: "load", model: "tiny2", createdAt: "2026-11-22T09:40:22.591367329Z"),
      end: .finished),
    RecordedReply(
      "gen_nostream", .generate,
      content: """
         an an he about1. , 智{}能世 his工 them{}能能🎉 them of some1. 能能能🎉智{}能\
        한智 of he能能🎉 of some were1.  of
        """, chunks: 1,
      final: FinalChunk(
        doneReason: "length",
        metrics: figures(54_872_271, 1_361_372, 46, 1_600_000, 40, 44_647_000),
        context: [
          510, 115, 121, 115, 116, 101, 109, 10, 89, 111, 117, 284, 261, 391, 110, 121, 256, 101,
          115, 116, 400, 411, 108, 46, 511, 10, 510, 117, 115, 101, 114, 10, 421, 511, 10, 510, 97,
          115, 115, 105, 115, 116, 97, 110, 116, 10, 262, 262, 275, 364, 49, 46, 32, 44, 32, 488,
          441, 490, 447, 290, 486, 372, 441, 490, 490, 503, 372, 260, 377, 49, 46, 32, 490, 490,
          490, 503, 488, 441, 490, 474, 488, 260, 275, 490, 490, 503, 260, 377, 322, 49, 46, 32,
          260,
        ], model: "tiny", createdAt: "2026-11-22T09:40:21.763922671Z"), end: .finished),
    RecordedReply(
      "gen_numctx_small", .generate,
      content: """
        智, 智 of he about an中中 them he of some of were your智 of some智 one, 智 one\
        ,  she his be other were were of some were of some智 as your,  for智자 your1. \
        能 some were were模 of some into1. 智자能能能能🎉 of some were1.  of智 as,  th\
        ese them into模 of some智, 智,  your1. 能能 an an智자,  these, 智 are of, 智, \
         his工 them智1.  of能 more語 see어能能能 so能能能能能 when語能能能能能能能能 y\
        our their能能能能 for能智 him they能能🎉 of자()能能能能能能能能能能return, 智\
        模 out, 界 are them he能能能能能能 an an will he能能 an an the, 智 as an中 of \
        he for an an your are them1. 模 of each\n智자能能
        """, chunks: 1,
      final: FinalChunk(
        doneReason: "length",
        metrics: figures(567_330_174, 264_931_879, 46, 18_110_000, 200, 276_419_000),
        context: [
          510, 115, 121, 115, 116, 101, 109, 10, 89, 111, 117, 284, 261, 391, 110, 121, 256, 101,
          115, 116, 400, 411, 108, 46, 511, 10, 510, 117, 115, 101, 114, 10, 421, 511, 10, 510, 97,
          115, 115, 105, 115, 116, 97, 110, 116, 10, 488, 44, 32, 488, 260, 275, 364, 262, 450, 450,
          372, 275, 260, 377, 260, 322, 325, 488, 260, 377, 488, 304, 44, 32, 488, 304, 44, 32, 346,
          290, 294, 360, 322, 322, 260, 377, 322, 260, 377, 488, 288, 325, 44, 32, 281, 488, 482,
          325, 49, 46, 32, 490, 377, 322, 322, 492, 260, 377, 390, 49, 46, 32, 488, 482, 490, 490,
          490, 490, 503, 260, 377, 322, 49, 46, 32, 260, 488, 288, 44, 32, 374, 372, 390, 492, 260,
          377, 488, 44, 32, 488, 44, 32, 325, 49, 46, 32, 490, 490, 262, 262, 488, 482, 44, 32, 374,
          44, 32, 488, 284, 260, 44, 32, 488, 44, 32, 290, 486, 372, 488, 49, 46, 32, 260, 490, 402,
          466, 410, 478, 490, 490, 490, 375, 490, 490, 490, 490, 490, 324, 466, 490, 490, 490, 490,
          490, 490, 490, 490, 325, 352, 490, 490, 490, 490, 281, 490, 488, 388, 291, 490, 490, 503,
          260, 482, 440, 490, 490, 490, 490, 490, 490, 490, 490, 490, 490, 417, 44, 32, 488, 492,
          366, 44, 32, 449, 284, 372, 275, 490, 490, 490, 490, 490, 490, 262, 262, 355, 275, 490,
          490, 262, 262, 258, 44, 32, 488, 288, 262, 450, 260, 275, 281, 262, 262, 325, 284, 372,
          49, 46, 32, 492, 260, 341, 10, 488, 482, 490, 490,
        ], model: "tiny", createdAt: "2026-11-22T09:40:25.707269042Z"), end: .finished),
    RecordedReply(
      "gen_opts", .generate, content: " of some智 of some智 of some", chunks: 1,
      final: FinalChunk(
        doneReason: "length", metrics: figures(21_285_705, 6_260_813, 46, 1_672_000, 8, 7_441_000),
        context: [
          510, 115, 121, 115, 116, 101, 109, 10, 89, 111, 117, 284, 261, 391, 110, 121, 256, 101,
          115, 116, 400, 411, 108, 46, 511, 10, 510, 117, 115, 101, 114, 10, 421, 511, 10, 510, 97,
          115, 115, 105, 115, 116, 97, 110, 116, 10, 260, 377, 488, 260, 377, 488, 260, 377,
        ], model: "tiny", createdAt: "2026-11-22T09:40:21.810079062Z"), end: .finished),
    RecordedReply(
      "gen_opts_again", .generate, content: " of some智 of some智 of some", chunks: 1,
      final: FinalChunk(
        doneReason: "length", metrics: figures(16_537_538, 1_300_830, 46, 1_544_000, 8, 8_767_000),
        context: [
          510, 115, 121, 115, 116, 101, 109, 10, 89, 111, 117, 284, 261, 391, 110, 121, 256, 101,
          115, 116, 400, 411, 108, 46, 511, 10, 510, 117, 115, 101, 114, 10, 421, 511, 10, 510, 97,
          115, 115, 105, 115, 116, 97, 110, 116, 10, 260, 377, 488, 260, 377, 488, 260, 377,
        ], model: "tiny", createdAt: "2026-11-22T09:40:21.85596326Z"), end: .finished),
    RecordedReply(
      "gen_raw", .generate, content: "智,  were were,  for about1. , 智", chunks: 1,
      final: FinalChunk(
        doneReason: "length", metrics: figures(18_903_767, 3_470_512, 5, 2_017_000, 10, 8_725_000),
        model: "tiny", createdAt: "2026-11-22T09:40:22.092067345Z"), end: .finished),
    RecordedReply(
      "gen_stream", .generate,
      content: """
         of能世 his智 of he he for your語 see어,  his them智 of some all智 of some智자\
        能能🎉 them界 her,  his工 them his자return, 智
        """, chunks: 41,
      final: FinalChunk(
        doneReason: "length",
        metrics: figures(75_799_803, 2_402_829, 46, 17_529_000, 40, 48_991_000),
        context: [
          510, 115, 121, 115, 116, 101, 109, 10, 89, 111, 117, 284, 261, 391, 110, 121, 256, 101,
          115, 116, 400, 411, 108, 46, 511, 10, 510, 117, 115, 101, 114, 10, 421, 511, 10, 510, 97,
          115, 115, 105, 115, 116, 97, 110, 116, 10, 260, 490, 447, 290, 488, 260, 275, 275, 281,
          325, 466, 410, 478, 44, 32, 290, 372, 488, 260, 377, 319, 488, 260, 377, 488, 482, 490,
          490, 503, 372, 449, 378, 44, 32, 290, 486, 372, 290, 482, 417, 44, 32, 488,
        ], model: "tiny", createdAt: "2026-11-22T09:40:21.682058793Z"), end: .finished),
    RecordedReply(
      "gen_system_template", .generate, content: " him中 them about", chunks: 1,
      final: FinalChunk(
        doneReason: "length", metrics: figures(13_980_451, 1_282_295, 8, 4_830_000, 4, 3_301_000),
        context: [89, 111, 117, 284, 32, 88, 32, 421, 388, 450, 372, 364], model: "tiny",
        createdAt: "2026-11-22T09:40:24.295597363Z"), end: .finished),
    RecordedReply(
      "gen_unknown_field", .generate, content: " of some", chunks: 1,
      final: FinalChunk(
        doneReason: "length", metrics: figures(11_068_633, 2_032_206, 46, 1_725_000, 2, 1_217_000),
        context: [
          510, 115, 121, 115, 116, 101, 109, 10, 89, 111, 117, 284, 261, 391, 110, 121, 256, 101,
          115, 116, 400, 411, 108, 46, 511, 10, 510, 117, 115, 101, 114, 10, 120, 511, 10, 510, 97,
          115, 115, 105, 115, 116, 97, 110, 116, 10, 260, 377,
        ], model: "tiny", createdAt: "2026-11-22T09:40:24.883807788Z"), end: .finished),
    RecordedReply(
      "gen_unload", .generate, chunks: 1,
      final: FinalChunk(
        doneReason: "unload", model: "tiny2", createdAt: "2026-11-22T09:40:22.621146891Z"),
      end: .finished),
    RecordedReply(
      "gen_unload2", .generate, chunks: 1,
      final: FinalChunk(
        doneReason: "unload", model: "tiny2", createdAt: "2026-11-22T09:40:24.257743971Z"),
      end: .finished),
  ]
}
