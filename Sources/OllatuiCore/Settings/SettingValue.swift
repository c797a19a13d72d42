/// The checked value of a setting.
package enum SettingValue: Hashable, Sendable {
  /// Nothing on purpose: a timeout that is off, or a text that was taken away.
  case nothing
  case text(String)
  case flag(Bool)
  case integer(Int)
  case duration(Duration)
}
