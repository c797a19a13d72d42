/// A server's address as it may be kept and shown: without a user, a password, a query and a fragment.
///
/// A path of one never has an `@`.
public func withoutCredentials(_ host: String) -> String {
  let start = host.firstRange(of: "://")?.upperBound ?? host.startIndex
  var rest = host[start...]
  if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
  return String(host[..<start] + rest.prefix { $0 != "?" && $0 != "#" })
}
