/// A point in a script that waits for the test, or tells the test that it was reached.
///
/// A gate opens once and stays open.
package final class Gate: Sendable {
  private struct State {
    var isOpen = false
    var wakes: [WakePipe] = []
  }

  private let state = Watched(State())

  /// Makes a closed gate.
  package init() {}

  /// Whether it was opened.
  package var isOpen: Bool {
    state.value.isOpen
  }

  /// Lets everything through from now on.
  package func open() {
    let waiting = state.change { state in
      state.isOpen = true
      defer { state.wakes = [] }
      return state.wakes
    }
    for wake in waiting { wake.signal() }
  }

  /// Blocks until a script opened the gate; throws `TimedOut`.
  package func wait(within limit: Duration = .seconds(10)) throws {
    guard state.wait(within: limit, for: { $0.isOpen ? true : nil }) != nil else {
      throw TimedOut("a gate", within: limit, seen: "it is closed")
    }
  }

  /// Waits until a script opened the gate, without holding up other tasks; throws `TimedOut`.
  package func wait(within limit: Duration = .seconds(10)) async throws {
    guard await state.waitAside(within: limit, for: { $0.isOpen ? true : nil }) != nil else {
      throw TimedOut("a gate", within: limit, seen: "it is closed")
    }
  }

  /// Signals `wake` when the gate opens, at once if it is open.
  func signal(_ wake: WakePipe) {
    let isOpen = state.change { state in
      if !state.isOpen { state.wakes.append(wake) }
      return state.isOpen
    }
    if isOpen { wake.signal() }
  }
}
