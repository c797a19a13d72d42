extension KeptText {
  /// What it says in English, which counts where no file has it.
  package var english: PhraseText {
    guard let text = KeptText.english[self] else { preconditionFailure("\(self) has no English") }
    return text
  }

  private static let english: [KeptText: PhraseText] = [
    .slowDisk: "the disk is slow: the message was sent before it was stored",
    .storedAgain: "everything is stored again",
    .busyElsewhere: "another ollatui is writing a reply here at this moment",
    .goneElsewhere:
      "another ollatui deleted this conversation: what you write in it brings it back",
    .changedElsewhere: "this conversation was changed by another ollatui and is shown as it is now",
    .answeredElsewhere: "“{title}” is answered",
    .noConversation: "no conversation has the id or the title “{name}”",
    .severalConversations: "several conversations begin with “{name}”: F3 lists them",
    .notStored: "{reason}. What was said is in {path}: ollatui history import takes it",
    .conversationGone: "this conversation is not stored any more",
    .storeFull: "the disk is full: what is said stays in memory and is stored when there is room",
    .storeReadOnly:
      "{path} can't be written: what is said stays in memory and is stored when it can be",
    .storeLocked: "{path} is locked by another program: what is said is stored when it lets go",
    .storeNewer:
      "{path} was made by a newer ollatui and stays as it is: nothing is stored by this one",
    .storeForeign:
      "{path} is no store of ollatui and stays as it is: move it away to have things stored",
    .storeNoFolder: "there is no folder to store conversations in: set HOME or XDG_DATA_HOME",
    .storeDamaged: "{path} is damaged and could not be mended: what is said stays in memory",
    .storeMending:
      "the store is damaged and is being mended; what is said meanwhile is stored then",
    .storeMended: "the store is being mended: what is in it can be read then",
    .mendingElsewhere: "another ollatui mends the store",
    .mendingRead: "mending the store: {low} of {high}",
    .mendingJoined: "mending the store: sorting {count} turns",
    .storeMoved: "{path} is gone and can't be made anew: what is said stays in memory",
    .storeRecovered: "mended: {count} turns saved, {number} lost; damaged file: {path}",
    .storeRenewed: "the store was gone: a new one has what is in memory",
    .storeFailed: "{path} could not be written ({reason}): what is said stays in memory",

    .listTitle: "filter: ",
    .listEmpty: "nothing was said yet",
    .listReading: "reading what is stored…",
    .listArchived: "archived",
    .ageNow: "now",
    .ageMinutes: "{count} min",
    .ageHours: "{count} h",
    .ageDays: "{count} d",
    .ageMonths: "{count} mo",
    .ageYears: "{count} y",
    .copyOf: "copy of {title}",

    .askDelete: "Delete this conversation?",
    .askDeleteNamed: "delete “{title}”? y or n",
    .pinned: "“{title}” stands on top of the list",
    .unpinned: "“{title}” no longer stands on top of the list",
    .archived: "“{title}” is archived: Alt+I in the list shows it",
    .unarchived: "“{title}” is no longer archived",
    .deletedConversation: "“{title}” is deleted: /undelete or Alt+U in the list brings it back",
    .broughtBack: "“{title}” is back",
    .duplicated: "there is a copy of “{title}” now",
    .noneDeleted: "nothing was deleted that could be brought back",
    .usageRename: "usage: /rename TEXT",

    .searchTitle: "search: ",
    .searchHint: """
    Words are found by their beginning, in any order; “quotes” keep them together. Filters: \
    model:qwen role:user role:model since:2026-01-31 until:2026-02 pinned:
    """,
    .searchRuns: "searching…",
    .searchFoundNothing: "nothing was found",
    .searchInTitle: "in the title",
    .searchNeedsStore: "nothing is stored (history = off), so there is nothing to search",
    .recallTitle: "earlier message: ",
  ]
}
