#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A colour by how it is seen: equal distances look about equally different.
///
/// Björn Ottosson's OKLab, made from sRGB. Lightness goes from 0 to 1, `a` from green to red and
/// `b` from blue to yellow, both about -0.4 to 0.4; grey has 0 in both.
struct OKLab: Equatable, Sendable {
  var lightness: Double
  var a: Double
  var b: Double

  init(red: UInt8, green: UInt8, blue: UInt8) {
    let (r, g, b) = (linear(red), linear(green), linear(blue))
    let long = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let medium = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let short = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    self.b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
  }

  /// How far a colour is from grey: 0 for grey, about 0.3 for the strongest.
  var chroma: Double {
    (a * a + b * b).squareRoot()
  }

  /// The square of the distance to another colour.
  func squaredDistance(to other: OKLab) -> Double {
    let (dl, da, db) = (lightness - other.lightness, a - other.a, b - other.b)
    return dl * dl + da * da + db * db
  }

  /// How far apart two colours are in hue and lightness, however strong or pale they are.
  ///
  /// Neither may be grey, which has no hue. The weight of lightness is by trial: the colours of our
  /// themes keep their hue and find the brighter or darker one of its two variants.
  func hueDistance(to other: OKLab) -> Double {
    let dl = lightness - other.lightness
    let da = a / chroma - other.a / other.chroma
    let db = b / chroma - other.b / other.chroma
    return 3 * dl * dl + da * da + db * db
  }
}

/// The share of light, 0 to 1, that one byte of sRGB stands for.
private func linear(_ byte: UInt8) -> Double {
  let share = Double(byte) / 255
  return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
}
