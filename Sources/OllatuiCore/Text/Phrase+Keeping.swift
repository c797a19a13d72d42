extension Phrase {
  /// What is said of the list of conversations, and of what is done in it.
  static let inList: [Phrase: PhraseText] = [
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
  ]

  /// What is said of searches through all that is kept.
  static let inSearch: [Phrase: PhraseText] = [
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
