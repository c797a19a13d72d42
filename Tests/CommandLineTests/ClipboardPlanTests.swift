import OllatuiCore
import Terminal
import Testing

@testable import CommandLine

@Suite struct ClipboardPlanTests {
  private func plan(
    _ environment: [String: String], bytes: Int = 10, choice: ClipboardChoice = .auto,
    installed: Set<String> = ["wl-copy", "xclip", "xsel", "tmux"]
  ) -> ClipboardPlan {
    ClipboardPlan(
      bytes: bytes, choice: choice, environment: environment,
      isInstalled: { installed.contains($0) })
  }

  private static let desktop = ["WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"]

  @Test func `near a screen its programs come first, then the terminal`() {
    let plan = plan(Self.desktop)
    #expect(plan.tools.map(\.name) == ["wl-copy", "xclip", "xsel"])
    #expect(plan.wrapping == .none)
    #expect(plan.obstacle == nil)
    #expect(self.plan(Self.desktop, installed: ["xsel"]).tools.map(\.name) == ["xsel"])
    #expect(self.plan(["WAYLAND_DISPLAY": "", "DISPLAY": ""]).tools == [])
  }

  @Test func `over ssh the far screen is passed over, unless the text is too long otherwise`() {
    let far = Self.desktop.merging(["SSH_CONNECTION": "1 2 3 4"]) { $1 }
    #expect(plan(far).tools == [])
    let long = plan(far, bytes: OSC52.limit + 1)
    #expect(long.tools.map(\.name) == ["wl-copy", "xclip", "xsel"])
    #expect(long.obstacle == .tooLong(bytes: 74_995, limit: 74_994))
  }

  @Test func `within tmux it is asked, wherever it runs`() {
    let tmux = ["TMUX": "/tmp/tmux", "TERM": "tmux-256color"]
    #expect(plan(tmux).tools.map(\.route) == [.tmux])
    #expect(plan(tmux.merging(["SSH_TTY": "/dev/pts/1"]) { $1 }).tools.map(\.name) == ["tmux"])
    #expect(plan(tmux.merging(Self.desktop) { $1 }).tools.last?.name == "tmux")
    #expect(plan(tmux).wrapping == .tmux)
  }

  @Test func `screen is known by its variable or by the terminal's name`() {
    #expect(plan(["STY": "1.pts"]).wrapping == .screen)
    #expect(plan(["TERM": "screen-256color"]).wrapping == .screen)
    #expect(plan(["TERM": "screen", "TMUX": "/tmp/tmux"]).wrapping == .tmux)
    #expect(plan(["TERM": "tmux-256color"]).wrapping == .tmux)
  }

  @Test func `the setting leaves out one kind of way`() {
    #expect(plan(Self.desktop, choice: .osc52).tools == [])
    #expect(plan(Self.desktop, choice: .osc52).obstacle == nil)
    let far = Self.desktop.merging(["SSH_TTY": "/dev/pts/1"]) { $1 }
    #expect(plan(far, choice: .tool).tools.map(\.name) == ["wl-copy", "xclip", "xsel"])
    #expect(plan(far, choice: .tool).obstacle == .onlyPrograms)
  }

  @Test func `a console is never told, since it has no clipboard`() {
    #expect(plan(["TERM": "linux"]).obstacle == .noClipboard(terminal: "linux"))
  }

  @Test func `links are opened by $BROWSER, else by the desktop where there is one`() {
    func opener(_ environment: [String: String]) -> [String]? {
      OutsideProgram.opener(of: "https://a.example", environment: environment) {
        ["firefox", "/opt/b", "xdg-open"].contains($0)
      }.map { [$0.name] + $0.arguments }
    }
    #expect(
      opener(["BROWSER": "none:firefox", "DISPLAY": ":0"]) == ["firefox", "https://a.example"])
    #expect(
      opener(["BROWSER": "/opt/b --new %s -x"]) == ["/opt/b", "--new", "https://a.example", "-x"])
    #expect(opener(["DISPLAY": ":0"]) == ["xdg-open", "https://a.example"])
    #expect(opener([:]) == nil)
  }
}
