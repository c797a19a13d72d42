/// The settings by identity; the raw value is the name in the file, for flags and for `/set`.
///
/// To add one, add a case here, its row in `Setting.all` and a property in
/// `Settings+Values.swift`.
package enum SettingID: String, CaseIterable, Hashable, Sendable {
  case host
  case model
  case mode
  case system
  case think
  case keepAlive = "keep-alive"
  case truncationGuard = "truncation-guard"
  case compare
  case history
  case promptHistory = "prompt-history"
  case start
  case titles
  case theme
  case background
  case colors
  case symbols
  case verbose
  case statusBar = "status-bar"
  case thinking
  case codeWrap = "code-wrap"
  case mouse
  case scrollLines = "scroll-lines"
  case editor
  case clipboard
  case connectTimeout = "connect-timeout"
  case firstTokenTimeout = "first-token-timeout"
  case betweenTokensTimeout = "between-tokens-timeout"
  case caFile = "ca-file"
  case language
}
