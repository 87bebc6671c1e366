/// A line from one point to another.
struct Wire: Hashable {
  let meaning: Graph.Meaning
  let start: Point
  let end: Point
  let label: Label?
  /// How it runs between them.
  let course: Course

  enum Course: Hashable {
    /// Leaves and arrives level.
    case level
    /// Down along the start's column, then level to the end.
    case elbow
  }

  struct Point: Hashable {
    let x: Int
    let y: Int
  }

  /// A word at the line's start.
  struct Label: Hashable {
    let text: String
    let place: Point
    let endsThere: Bool
  }
}
