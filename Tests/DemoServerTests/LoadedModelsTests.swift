import Testing

@testable import DemoServer

struct LoadedModelsTests {
  private let start = ContinuousClock.now

  private func after(_ seconds: Double) -> ContinuousClock.Instant {
    start + .seconds(seconds)
  }

  @Test func `a model is cold once, warm for five minutes, and cold again`() {
    var models = LoadedModels()
    func arrive(_ seconds: Double) -> ContinuousClock.Instant {
      models.arrive(
        "m", context: 10, loadTime: .seconds(4), keepAlive: nil, at: after(seconds))
    }
    #expect(arrive(0) == after(4))
    models.finishLoading("m")
    models.leave("m", at: after(10))
    #expect(models.residents(at: after(309)).map(\.remaining) == [.seconds(1)])
    #expect(arrive(309) == after(309))
    models.leave("m", at: after(309))
    #expect(models.residents(at: after(609)) == [])
    #expect(arrive(610) == after(614))
  }

  @Test func `a load that everybody left is given up, else it goes on`() {
    var models = LoadedModels()
    func arrive(_ seconds: Double) -> ContinuousClock.Instant {
      models.arrive(
        "m", context: 10, loadTime: .seconds(4), keepAlive: nil, at: after(seconds))
    }
    #expect(arrive(0) == after(4))
    #expect(arrive(1) == after(4))
    models.leave("m", at: after(2))
    #expect(arrive(2) == after(4))
    models.leave("m", at: after(3))
    models.leave("m", at: after(3))
    #expect(models.residents(at: after(3)) == [])
    #expect(arrive(3) == after(7))
  }

  @Test func `another context loads the model again`() {
    var models = LoadedModels()
    func arrive(_ context: Int, _ seconds: Double) -> ContinuousClock.Instant {
      defer { models.finishLoading("m") }
      return models.arrive(
        "m", context: context, loadTime: .seconds(4), keepAlive: nil, at: after(seconds))
    }
    #expect(arrive(10, 0) == after(4))
    #expect(arrive(20, 5) == after(9))
    #expect(arrive(20, 10) == after(10))
    #expect(
      models.residents(at: after(10)) == [
        LoadedModels.Resident(name: "m", context: 20, remaining: .seconds(300))
      ])
  }

  @Test func `keep_alive stays until another is given, and the longest is listed first`() {
    var models = LoadedModels()
    func use(_ name: String, _ keepAlive: KeepAlive?) {
      _ = models.arrive(
        name, context: 10, loadTime: .zero, keepAlive: keepAlive, at: after(0))
      models.finishLoading(name)
      models.leave(name, at: after(0))
    }
    use("a", .lasting(.seconds(60)))
    use("b", .forever)
    use("c", nil)
    use("a", nil)
    #expect(models.residents(at: after(0)).map(\.name) == ["b", "c", "a"])
    #expect(
      models.residents(at: after(0)).map(\.remaining) == [nil, .seconds(300), .seconds(60)])
    use("c", .lasting(.zero))
    models.unload("b")
    #expect(models.residents(at: after(0)).map(\.name) == ["a"])
  }
}
