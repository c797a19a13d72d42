#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The locale that widths need; every suite requires it before its first test.
enum UTF8Locale {
  /// Whether the process could be given a UTF-8 `LC_CTYPE`; asking gives it.
  static let isSet = setlocale(LC_CTYPE, "C.UTF-8") != nil
}
