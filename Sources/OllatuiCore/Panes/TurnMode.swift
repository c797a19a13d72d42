import TextUI

/// Selecting prompts and answers as a whole, to act on them.
package struct TurnMode: Equatable, Sendable {
  /// What is selected.
  var place: TurnPlace
  /// The top of the view when this began, where the end was followed then.
  let followedTop: Int?

  /// Makes a mode that has something selected.
  init(at place: TurnPlace, followedTop: Int?) {
    self.place = place
    self.followedTop = followedTop
  }
}
