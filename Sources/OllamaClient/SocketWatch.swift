import CCurl
import Foundation
import Timing

/// What the network thread waits for: to be woken, libcurl's sockets, and libcurl's timer.
///
/// libcurl says what it waits for whenever that changes. So a token costs one wait and one read; with
/// `curl_multi_poll`, which finds out every time, it costs two more looks at the socket.
final class SocketWatch {
  /// The way to be woken comes first.
  private var descriptors: [pollfd]
  private var ready: [pollfd] = []
  /// When libcurl wants to be called if nothing happens before.
  private var deadline: Moment?

  /// Makes a watch that waits to be woken.
  init(_ waker: Waker) {
    descriptors = [pollfd(fd: waker.reader, events: Int16(POLLIN), revents: 0)]
  }

  /// Has libcurl tell what to wait for; it must not outlive this.
  func follow(_ multi: UnsafeMutableRawPointer) {
    cc_set_watch(multi, socketChanged, timerChanged, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Waits until something is to be done; answers whether the thread was woken.
  func wait(until other: Moment?) -> Bool {
    var timeout: Int32 = -1
    if let first = deadline.map({ min($0, other ?? $0) }) ?? other {
      timeout = milliseconds(Moment.now.duration(to: first))
    }
    guard poll(&descriptors, nfds_t(descriptors.count), timeout) > 0 else { return false }
    for descriptor in descriptors[1...] where descriptor.revents != 0 { ready.append(descriptor) }
    return descriptors[0].revents != 0
  }

  /// Has libcurl do what is to be done.
  func perform(_ multi: UnsafeMutableRawPointer) {
    for descriptor in ready {
      let events = Int32(descriptor.revents)
      let isFailed = events & (POLLERR | POLLHUP) != 0
      var actions: Int32 = events & POLLNVAL != 0 ? CURL_CSELECT_ERR : 0
      if events & POLLIN != 0 || isFailed && descriptor.reads { actions |= CURL_CSELECT_IN }
      if events & POLLOUT != 0 || isFailed && !descriptor.reads { actions |= CURL_CSELECT_OUT }
      cc_multi_act(multi, descriptor.fd, actions)
    }
    ready.removeAll(keepingCapacity: true)
    // What it wants at once it may want again and again; its sockets come in between.
    guard let due = deadline, due <= .now else { return }
    deadline = nil
    cc_multi_time_out(multi)
  }

  fileprivate func change(_ socket: curl_socket_t, _ wish: Int32) {
    descriptors.removeAll { $0.fd == socket }
    guard wish != CURL_POLL_REMOVE else { return }
    var events: Int32 = 0
    if wish & CURL_POLL_IN != 0 { events |= POLLIN }
    if wish & CURL_POLL_OUT != 0 { events |= POLLOUT }
    descriptors.append(pollfd(fd: socket, events: Int16(events), revents: 0))
  }

  fileprivate func change(timer milliseconds: Int) {
    deadline = milliseconds < 0 ? nil : .now + .milliseconds(milliseconds)
  }
}

extension pollfd {
  fileprivate var reads: Bool {
    Int32(events) & POLLIN != 0
  }
}

private let socketChanged: curl_socket_callback = { _, socket, wish, context, _ in
  guard let context else { return 0 }
  Unmanaged<SocketWatch>.fromOpaque(context).takeUnretainedValue().change(socket, wish)
  return 0
}

private let timerChanged: curl_multi_timer_callback = { _, milliseconds, context in
  guard let context else { return 0 }
  Unmanaged<SocketWatch>.fromOpaque(context).takeUnretainedValue().change(timer: milliseconds)
  return 0
}
