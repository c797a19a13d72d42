import CCurl
import Foundation
import OllamaWire
import Timing

/// The network thread: one libcurl multi handle, all transfers, one place to wait.
///
/// It waits in `curl_multi_poll` for sockets, for an order, or for a deadline if there is one; with
/// nothing to do it sleeps without a time limit. Everything below lives on this thread alone.
final class NetworkLoop {
  private let network: Network
  private var transfers: [Transfer] = []

  /// Makes the loop that obeys the orders of a network.
  init(_ network: Network) {
    self.network = network
  }

  /// Runs until it is told to stop, or at once to its end without libcurl.
  func run() {
    if let problem = cc_load() {
      network.refuse(.noLibrary(String(cString: problem)))
      return
    }
    guard let multi = cc_multi_new() else {
      network.refuse(.noLibrary("out of memory"))
      return
    }
    network.willWake(multi)
    while obeyOrders(multi) {
      cc_multi_perform(multi)
      for transfer in transfers { transfer.sink.flush() }
      settle(multi)
      cc_multi_poll(multi, timeoutAfterExpiring(multi))
    }
    for transfer in transfers { close(transfer, .cancelled, multi) }
    network.willWake(nil)
    cc_multi_free(multi)
  }

  /// Answers false when it is time to stop.
  private func obeyOrders(_ multi: UnsafeMutableRawPointer) -> Bool {
    for order in network.takeOrders() {
      switch order {
      case .start(let key, let job, let configuration):
        start(key, job, configuration, multi)
      case .cancel(let key):
        if let transfer = transfers.first(where: { $0.key == key }) {
          close(transfer, .cancelled, multi)
        }
      case .resume(let key):
        transfers.first { $0.key == key }?.resume()
      case .stop:
        return false
      }
    }
    return true
  }

  private func start(
    _ key: TransferKey, _ job: Job, _ configuration: ClientConfiguration,
    _ multi: UnsafeMutableRawPointer
  ) {
    precondition(transfers.allSatisfy { $0.key != key }, "a request's id is in use")
    do throws(OllamaError) {
      let transfer = try Transfer(key, job, configuration)
      guard cc_multi_add(multi, transfer.easy) == CURLM_OK else {
        throw .noLibrary("a request can't be added")
      }
      transfers.append(transfer)
    } catch {
      network.forget(key)
      job.fail(error)
    }
  }

  /// Ends the transfers that libcurl is through with.
  private func settle(_ multi: UnsafeMutableRawPointer) {
    var result = CURLE_OK
    while let easy = cc_multi_ended(multi, &result) {
      guard let transfer = transfers.first(where: { $0.easy == easy }) else { continue }
      close(transfer, transfer.failure(for: result), multi)
    }
  }

  /// Removes a transfer, which closes a connection that is not at the end of its answer.
  private func close(
    _ transfer: Transfer, _ failure: OllamaError?, _ multi: UnsafeMutableRawPointer
  ) {
    transfers.removeAll { $0 === transfer }
    cc_multi_remove(multi, transfer.easy)
    network.forget(transfer.key)
    transfer.sink.end(failure)
  }

  /// Closes what is out of time; answers milliseconds up to the next deadline.
  private func timeoutAfterExpiring(_ multi: UnsafeMutableRawPointer) -> Int32 {
    var timeout = Int32.max  // 24 days; libcurl has no name for "for ever".
    for transfer in transfers {
      guard transfer.sink.isTimed, let deadline = transfer.sink.deadline else { continue }
      let now = Moment.now
      if deadline <= now {
        switch transfer.sink.expire(at: now) {
        case .goOn: timeout = 0
        case .close(let failure): close(transfer, failure, multi)
        }
      } else {
        timeout = min(timeout, milliseconds(now.duration(to: deadline)))
      }
    }
    return timeout
  }
}

/// A duration in whole milliseconds, rounded up, from 0 to what libcurl takes.
func milliseconds(_ duration: Duration) -> Int32 {
  let (seconds, attoseconds) = duration.components
  guard seconds < 2_000_000 else { return 2_000_000_000 }
  return Int32(max(0, seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
}
