import Dispatch
import Foundation
import History
import OllatuiCore
import Statistics
import Synchronization
import Terminal
import Transcript

extension HistoryKeeper {
  /// Reads a conversation, to be shown at one of its turns.
  func read(_ id: ConversationID, at turn: TurnID?) {
    read { store throws(HistoryError) in
      .conversationRead(id, try store.conversation(id), at: turn)
    }
  }

  /// Lists the conversations.
  func list(_ includingArchived: Bool) {
    read { store throws(HistoryError) in
      .conversationsListed(try store.conversations(includingArchived: includingArchived))
    }
  }

  /// How many of the newest replies are looked through for those of one model.
  private static let looked = 20_000
  /// How many replies of a model are read.
  private static let sampled = 256

  /// Reads the figures of the newest replies of a model.
  func readSamples(of model: ServedModel) {
    // Estimates do without.
    guard state.withLock({ $0.mending == nil }) else { return }
    read { store throws(HistoryError) in
      var samples: [ReplySample] = []
      try store.samples(newest: Self.looked) { sample in
        if let host = sample.host, ServedModel(host: host, name: sample.model) == model {
          samples.append(sample)
        }
        return true
      }
      return .samplesRead(model, samples.suffix(Self.sampled))
    }
  }

  /// Reads what the newest replies of a model teach of its tokens; nothing is said where that fails,
  /// since estimates do without.
  func readLessons(of model: ServedModel, name: String) {
    guard let store else { return }
    reading.async { [self] in
      guard let lessons = try? store.lessons(ofModel: name), !lessons.isEmpty else { return }
      mailbox.post(.lessonsRead(model, lessons))
    }
  }

  /// Reads something, after all that was handed over before, and posts it.
  private func read(_ body: @escaping @Sendable (HistoryStore) throws(HistoryError) -> Event) {
    if state.withLock({ $0.mending != nil }) {
      return mailbox.post(.storeUnreadable(StoreProblem(.mended, path: path)))
    }
    // What can't be written now is not waited for.
    if state.withLock({ $0.problem != nil }) { return readNow(body) }
    writing.async { [self] in readNow(body) }
  }

  private func readNow(_ body: @escaping @Sendable (HistoryStore) throws(HistoryError) -> Event) {
    guard let store else { return report() }
    reading.async { [self] in
      do throws(HistoryError) {
        mailbox.post(try body(store))
      } catch {
        unreadable(error)
      }
    }
  }

  /// Tells that something can't be read; a damaged store is mended.
  func unreadable(_ error: HistoryError) {
    mailbox.post(.storeUnreadable(StoreProblem(error)))
    guard error.kind == .corrupt else { return }
    writing.async { [self] in failed(error) }
  }

  /// Searches everything, the newest first and then the best; a later search takes its place.
  func search(_ ticket: SearchTicket, _ text: String) {
    state.withLock { $0.search = ticket }
    searching.async { [self] in
      guard let store else { return report() }
      let offset = TimeZone.current.secondsFromGMT()
      let query = SearchQuery(typed: text, limit: 50, offset: offset)
      let unread = SearchQuery.unread(in: text)
      do throws(HistoryError) {
        guard isWanted(ticket) else { return }
        let newest = try newest(query, ticket, in: store)
        mailbox.post(
          .historyFound(ticket, newest.map(FoundTurn.init), isComplete: false, unread: unread))
        guard isWanted(ticket) else { return }
        let best = try store.best(query).completed(by: newest, limit: query.limit)
        mailbox.post(
          .historyFound(ticket, best.map(FoundTurn.init), isComplete: true, unread: unread))
      } catch {
        mailbox.post(.historyFound(ticket, [], isComplete: true))
        unreadable(error)
      }
    }
  }

  /// The newest hits; a page may be short though there are more.
  private func newest(_ query: SearchQuery, _ ticket: SearchTicket, in store: HistoryStore)
    throws(HistoryError) -> [SearchHit]
  {
    var page = try store.newest(query)
    var hits = page.hits
    while hits.count < query.limit, let next = page.next, isWanted(ticket) {
      page = try store.newest(query, after: next)
      hits += page.hits
    }
    return hits
  }

  private func isWanted(_ ticket: SearchTicket) -> Bool {
    state.withLock { $0.search == ticket }
  }

  // MARK: - What others write

  /// Another program, or this one, has written; on the writing queue.
  func touched() {
    let isPlanned = state.withLock { state in
      defer { state.isLooking = true }
      // Until then nothing more is to be learnt, and every piece of a reply would wake it.
      state.watch?.pause()
      return state.isLooking
    }
    if !isPlanned { look(after: 200) }
  }

  /// Looks whether another program has written.
  ///
  /// Its words are in the log before its transaction can be seen, on a slow disk long before: where
  /// nothing explains the touch, it is looked again some times.
  private func look(after milliseconds: Int) {
    writing.asyncAfter(deadline: .now() + .milliseconds(milliseconds)) { [weak self] in
      guard let self else { return }
      // A look that fails changes nothing; the next write tells what is wrong.
      let isChanged = (try? store?.changedElsewhere()) == true
      if isChanged { mailbox.post(.storeTouched) }
      let next: Int? = state.withLock { state in
        defer { state.hasWritten = false }
        // While a reply is written here, what others say is not shown before its end.
        if state.watch?.takeChange() == true { return state.hasWritten ? 1000 : 200 }
        let longest = state.hasWritten ? 400 : 3200
        let next = isChanged || milliseconds >= longest ? nil : milliseconds * 2
        state.isLooking = next != nil
        if next == nil { state.watch?.resume() }
        return next
      }
      if let next { look(after: next) }
    }
  }
}

extension [SearchHit] {
  /// The best, and behind them what else is known: a ranking that runs out of time has read less
  /// than there is, and nothing may go from the screen by that.
  func completed(by newest: [SearchHit], limit: Int) -> [SearchHit] {
    let known = Set(compactMap(\.turn))
    let all = self + newest.filter { hit in hit.turn.map { !known.contains($0) } ?? false }
    return Array(all.withoutNeedlessTitles().prefix(limit))
  }

  /// All of them, but titles only where nothing of their conversation is.
  func withoutNeedlessTitles() -> [SearchHit] {
    let told = Set(filter { $0.turn != nil }.map(\.conversation))
    return filter { $0.turn != nil || !told.contains($0.conversation) }
  }
}

extension FoundTurn {
  /// Makes a hit for the screen.
  init(_ hit: SearchHit) {
    let role: Role? =
      switch hit.role {
      case .user: .user
      case .assistant: .assistant
      case nil: nil
      }
    self.init(
      conversation: ConversationID(value: hit.conversation),
      turn: hit.turn.map { TurnID(value: $0) }, title: hit.title, titleMarks: hit.titleMarks,
      role: role, model: hit.model, created: hit.created.map { Timestamp(milliseconds: $0) },
      excerpt: hit.excerpt, marks: hit.marks, isPinned: hit.isPinned,
      isThinking: hit.isThinking)
  }
}
