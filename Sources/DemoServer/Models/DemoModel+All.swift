extension DemoModel {
  /// The models of the demo in the order of the list, the newest first.
  ///
  /// To add one, add a row, and its words in a file of this folder.
  static let all: [DemoModel] = [
    DemoModel(
      name: "tour:latest", family: "guide", parameters: "3.2B", quantization: "Q4_K_M",
      bytes: 2_019_393_189, loadTime: .milliseconds(260), promptRate: 900, replyRate: 60,
      script: { question, _ in Script(answer: TourTopic(asked: question).text) }),
    DemoModel(
      name: "poem:zh", family: "poet", parameters: "4.0B", quantization: "Q4_K_M",
      bytes: 2_497_280_480, loadTime: .milliseconds(310), promptRate: 700, replyRate: 24,
      script: { question, _ in Script(answer: poem(asked: question)) }),
    DemoModel(
      name: "code:swift", family: "coder", parameters: "7.6B", quantization: "Q4_K_M",
      bytes: 4_683_087_332, loadTime: .milliseconds(480), promptRate: 600, replyRate: 75,
      script: { question, _ in Script(answer: program(asked: question)) }),
    DemoModel(
      name: "thinker:8b", family: "thinker", parameters: "8.2B", quantization: "Q4_K_M",
      bytes: 5_225_387_744, loadTime: .milliseconds(520), promptRate: 500, replyRate: 45,
      canThink: true,
      script: { _, thinking in
        Script(thinking: thoughts(thinking), answer: thoughtfulAnswer)
      }),
    DemoModel(
      name: "slow:70b", family: "giant", parameters: "70.6B", quantization: "Q4_K_M",
      bytes: 42_520_412_561, videoShare: 0.4, loadTime: .seconds(4), promptRate: 60,
      replyRate: 8,
      script: { _, _ in Script(answer: slowAnswer) }),
    DemoModel(
      name: "endless:latest", family: "river", parameters: "1.5B", quantization: "Q8_0",
      bytes: 1_646_572_512, loadTime: .milliseconds(180), promptRate: 1_500, replyRate: 60,
      script: { _, _ in Script(answer: endlessStart, ending: .verses(endlessVerse)) }),
    DemoModel(
      name: "broken:latest", family: "faulty", parameters: "0.5B", quantization: "Q8_0",
      bytes: 531_068_096, videoShare: 0, loadTime: .milliseconds(120), promptRate: 2_000,
      replyRate: 40,
      script: { _, _ in Script(answer: brokenAnswer, ending: .crash) }),
  ]
}
