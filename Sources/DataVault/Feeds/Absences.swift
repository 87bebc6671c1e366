/// The largest share of a source's known keys that one extract may make absent.
///
/// ```swift
/// Absences(atMost: 0.2)
/// ```
///
/// as a line of a snapshot source with a status satellite. The absences of an extract beyond the limit
/// are held back until they are confirmed; without the line, the limit is one half.
public struct Absences: Hashable, Sendable {
  package let share: Double
  package let place: ModelPlace

  /// Limits the absences of one extract.
  ///
  /// - Parameters:
  ///   - share: From 0, at which every absence must be confirmed, to 1, which limits none.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  public init(atMost share: Double, file: String = #filePath, line: Int = #line) {
    self.share = share
    place = ModelPlace(file: file, line: line)
  }
}
