extension Term {
  /// What it says in English, which counts where no file has it.
  package var english: PhraseText {
    guard let text = Term.english[self] else { preconditionFailure("\(self) has no English") }
    return text
  }

  private static let english = [ofReplies, ofFigures, missing, inTables, ofGroups, ofServer]
    .reduce(into: [:]) { all, texts in all.merge(texts) { first, _ in first } }

  private static let ofReplies: [Term: PhraseText] = [
    .reply: "Reply", .conversation: "Conversation", .history: "History", .compare: "Compare",
    .server: "Server",
    .replyPlace: "reply {number} of {high}",
    .noReplies: "No replies yet: what one costs is shown here while it comes.",
    .phases: "Phases", .byServer: "by the server's clock", .byOurClock: "by our clock",
    .figures: "Figures", .rateOverTokens: "Rate over tokens", .gaps: "Gaps between pieces",
    .request: "Request", .finalChunk: "Final chunk, as it came",
    .phaseOther: "queue, other", .phaseLoad: "load", .phasePrompt: "prompt",
    .phaseWaiting: "waiting",
    .phaseThinking: "thinking", .phaseAnswering: "answering",
  ]

  private static let ofFigures: [Term: PhraseText] = [
    .load: "load", .coldLoad: "load (cold)", .warmLoad: "load (warm)",
    .firstToken: "first token", .thinking: "thinking", .promptTime: "prompt time",
    .promptRate: "prompt rate", .evalTime: "eval time", .evalRate: "eval rate", .total: "total",
    .other: "queue, other", .elapsed: "elapsed", .promptTokens: "prompt tokens",
    .cachedTokens: "cached tokens", .evalTokens: "eval tokens", .contextTokens: "context",
    .pieces: "pieces", .pieceRate: "piece rate", .clockRate: "clock rate",
    .doneReason: "done reason",
    .skippedLines: "lines skipped",
    .gapFigures: "p50 {low} · p95 {high} · longest {last} · {count} gaps",
    .formulaFirst: "our clock: request sent → first text",
    .formulaThinking: "our clock: first reasoning → first of the answer",
    .formulaElapsed: "our clock: request sent → end",
    .formulaPieces: "chunks that brought text",
    .formulaPieceRate: "our clock: (pieces − those of the first read) / (last − first)",
    .formulaClockRate: "our clock: piece rate × eval_count / pieces",
    .cachedUnknown: "at most: cached part unknown",
    .perPiece: "chunks that brought text: {number} tokens a piece",
    .ofWindow: "{number} % of {high}",
  ]

  private static let missing: [Term: PhraseText] = [
    .unknown: "unknown",
    .missingRunning: "The server's figures come with the final chunk.",
    .missingCancelled: "No final chunk: it was stopped before it came.",
    .missingFailed: "No final chunk: the reply failed.",
    .missingIncomplete: "No final chunk: the stream ended without one.",
    .missingInterrupted: "No final chunk: the program ended before it came.",
    .missingEdited: "No figures: it was written by hand.",
    .missingCloud: "Cloud models send only a part of the figures; without: {names}",
    .missingStub: "The final chunk is a stub ({reason}): the model generated nothing.",
    .missingAll: "The final chunk had no figures.",
    .missingSome: "Missing, zero or impossible in the final chunk: {names}",
    .missingArrivals: "It was not kept when the pieces of this reply came.",
    .cutArrivals: "Only the times of the last reads were kept, {count} at most.",
    .cameAtOnce: "All pieces came at once.",
  ]

  private static let inTables: [Term: PhraseText] = [
    .columnModel: "model", .columnHost: "host", .columnOptions: "options",
    .columnTokens: "tokens", .columnFirst: "first", .columnPrompt: "prompt/s",
    .columnEval: "eval/s", .columnLoad: "load", .columnCold: "cold", .columnWarm: "warm",
    .columnTotal: "total", .columnCount: "replies", .columnUsed: "used",
    .evalByReply: "Eval rate by reply",
    .reading: "reading…", .readCount: "{count} of {high} replies",
    .nothingFits: "No reply fits the filter.",
    .nothingKept: "No reply is kept yet.",
    .needsStore: "Nothing is stored (history = off), so there is no history.",
    .unreadable: "The history can't be read.",
    .filter: "filter: ",
    .filterUnread: "not understood: {thing}",
    .filterHint: "model:qwen host:local since:7d prompt:>1000 origin:bench",
    .periodAll: "all", .periodDays: "{count} d", .periodToday: "today",
    .originAll: "talk + bench", .originTalk: "talk", .originBench: "bench",
    .trend: "{name} of {thing}, median {time}",
    .noTrend: "{name} of {thing}: no figures",
    .byHour: "by hour", .byDay: "by day", .byWeek: "by week",
  ]

  private static let ofGroups: [Term: PhraseText] = [
    .markTwo: "Mark two rows of History with a and b to compare them.",
    .measureCompared: "{name} · m takes the next measure",
    .groupFigures: PhraseText(
      one: "{count} reply · median {number} · middle half {low}–{high} · p95 {last}",
      other: "{count} replies · median {number} · middle half {low}–{high} · p95 {last}"),
    .noFigures: "no figures",
    .difference: "difference (A − B): {number}, {rate} % sure: {low} to {high}",
    .chance: "Mann–Whitney: U = {number}, p {rate}",
    .isFaster: "A is {number} % faster ({low} to {high} %), beyond noise",
    .isSlower: "A is {number} % slower ({low} to {high} %), beyond noise",
    .takesLess: "A takes {number} % less time ({low} to {high} %), beyond noise",
    .takesMore: "A takes {number} % more time ({low} to {high} %), beyond noise",
    .hasMore: "A has {number} % more ({low} to {high} %), beyond noise",
    .hasLess: "A has {number} % less ({low} to {high} %), beyond noise",
    .withinNoise: "The difference is within noise.",
    .tooFew: "Too few replies to tell.",
    .distribution: "How often",
  ]

  private static let ofServer: [Term: PhraseText] = [
    .asking: "asking…",
    .nothingLoaded: "No model is loaded.",
    .memory: "{number} in memory", .onGPU: "100 % GPU", .onCPU: "100 % CPU",
    .onBoth: "{low} % GPU, {high} % CPU", .window: "window {number}",
    .unloadsIn: "unloads in {time}", .staysLoaded: "stays loaded", .isLeaving: "is leaving",
    .loadedModels: "Loaded at {host}",
    .exportTitle: "export to: ",
    .exportEndings: "name a file that ends with .csv, .json or .md",
    .nothingToExport: "there is nothing to export here",
    .partFigures: "the figures",
    .noView: "there is no view {name}; there are: {names}",
    .usageExport: "usage: /statistics export [reply|conversation] FILE",
  ]
}
