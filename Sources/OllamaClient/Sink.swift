import OllamaWire
import Timing

/// What a transfer pours its answer into; everything is called on the network thread.
protocol Sink: AnyObject {
  /// Whether there is a ``deadline`` at all; asked in every turn of the loop.
  var isTimed: Bool { get }
  /// When ``expire(at:)`` is due; nil while the transfer may take as long as it likes.
  var deadline: Moment? { get }
  /// The connection stands, and the request goes out.
  func sent()
  /// The first byte of the answer has come.
  func opened()
  /// The headers are complete.
  func head(status: Int, contentType: String?)
  /// Bytes of the body; they are gone after the call.
  func take(_ bytes: UnsafeRawBufferPointer) -> Intake
  /// Hands on what came in this turn of the loop.
  func flush()
  /// There is credit again.
  func resumed()
  /// The deadline has passed.
  func expire(at now: Moment) -> Expiry
  /// The transfer is over: with the end of the answer, or with a failure.
  func end(_ failure: OllamaError?)
}

/// What becomes of bytes.
enum Intake {
  case taken
  /// Not taken: the transfer pauses, and the same bytes come again.
  case full
  /// Not taken: the transfer is to end.
  case enough
}

/// What becomes of a transfer that is out of time.
enum Expiry {
  case goOn
  case close(OllamaError)
}
