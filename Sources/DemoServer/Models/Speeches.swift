/// What the slow model says.
let slowAnswer = """
  Thank you for waiting. I am a **large model** on a small machine: it took four seconds to load \
  me, and I speak about eight words in a second.

  While I was loading, nothing came over the wire, not even a header. The status bar counted the \
  seconds for you and told *loading* from *reading the prompt*.

  Ask me again and there is no load: I stay in memory for five minutes after my last answer.
  """

/// How the endless model begins.
let endlessStart = """
  This river has no mouth. Press `Esc` when you have seen enough; what has passed will stay.

  """

/// One verse of the endless model; no two begin alike, so none looks like a loop.
func endlessVerse(_ number: Int) -> String {
  let places = [
    "under the old bridge", "past the mill", "between two fields of rye",
    "over a weir that nobody mends", "along the wall of a quiet town",
    "through the reeds where herons stand", "round the island with one tree",
  ]
  let things = [
    "a leaf", "the moon", "a paper boat", "somebody's hat", "the smell of rain",
    "a bottle with a letter in it", "the light of a window", "a feather", "an oar",
    "the sound of a bell", "a yellow dog, swimming",
  ]
  return "\n\(number). The water carries \(things[number % things.count]) "
    + "\(places[number % places.count]).\n"
}

/// What the failing model says before it fails.
let brokenAnswer = """
  I am going to explain something important, and I have thought about how to put it best. The \
  first thing to know is that every answer may end before its
  """
