/// What a key does, in the word or two that stand behind it in the status bar.
///
/// It is what ``Phrase`` is for the rest of the screen: to add one, a case here, whose raw value is
/// its key in the files of `Resources/strings`, and its English below.
package enum KeyLabel: String, CaseIterable, Sendable {
  case help = "keys.help"
  case close = "keys.close"
  case more = "keys.more"
  case choose = "keys.choose"
  case stop = "keys.stop"
  case demo = "keys.demo"
  case model = "keys.model"
  case follow = "keys.follow"
  case retry = "keys.retry"
  case find = "keys.find"
  case next = "keys.next"
  case former = "keys.former"
  case mark = "keys.mark"
  case keep = "keys.keep"
  case asBefore = "keys.as-before"
  case open = "keys.open"
  case copy = "keys.copy"
  case overwrite = "keys.overwrite"
  case leave = "keys.leave"
  case delete = "keys.delete"
  case thisAnswer = "keys.this-answer"
  case edit = "keys.edit"
  case goOn = "keys.go-on"
  case fork = "keys.fork"
  case details = "keys.details"
  case views = "keys.views"
  case export = "keys.export"
  case filter = "keys.filter"
  case measure = "keys.measure"
  case sort = "keys.sort"
  case pair = "keys.pair"
  case period = "keys.period"
  case send = "keys.send"
  case stopThis = "keys.stop-this"
  case stopAll = "keys.stop-all"
  case together = "keys.together"
  case apart = "keys.apart"
  case widen = "keys.widen"
  case leaveOut = "keys.leave-out"
  case rename = "keys.rename"
  case pin = "keys.pin"
  case archive = "keys.archive"
  case erase = "keys.erase"
  case duplicate = "keys.duplicate"
  case take = "keys.take"
  case older = "keys.older"

  /// What it says in English, which counts where no file has it.
  package var english: PhraseText {
    guard let text = KeyLabel.english[self] else { preconditionFailure("\(self) has no English") }
    return text
  }

  private static let english: [KeyLabel: PhraseText] = [
    .help: "help", .close: "close", .more: "more", .choose: "choose", .stop: "stop", .demo: "demo",
    .model: "model", .follow: "follow", .retry: "retry", .find: "go on", .next: "next",
    .former: "before", .mark: "begin", .keep: "keep", .asBefore: "as before", .open: "open",
    .copy: "copy", .overwrite: "overwrite", .leave: "leave", .delete: "delete",
    .thisAnswer: "this answer only", .edit: "edit", .goOn: "go on", .fork: "fork",
    .details: "details", .views: "views", .export: "export", .filter: "filter", .measure: "measure",
    .sort: "sort", .pair: "mark", .period: "period", .send: "send", .stopThis: "stop this",
    .stopAll: "stop all", .together: "scroll all", .apart: "scroll one", .widen: "larger window",
    .leaveOut: "leave out", .rename: "rename", .pin: "pin", .archive: "archive", .erase: "delete",
    .duplicate: "copy", .take: "take", .older: "older",
  ]
}
