/// What each element of an array column feeds.
///
/// ```swift
/// Each(row.tagIds) { tagId in
///   tag.key(tagId)
///   Link("activity_tag") {
///     activity
///     tag
///   }
/// }
/// ```
///
/// The array is that of PostgreSQL, or a JSON array in NDJSON. NULL and the empty array feed nothing;
/// an element that is NULL is one like any other: where that is no fault, write
/// `When(tagId, .isPresent)` within. Elements of nested arrays stand one after the other.
public struct Each: Hashable, Sendable {
  package let array: Column
  package let elements: [SourceElement]
  package let place: ModelPlace

  /// Feeds from each element of an array.
  ///
  /// - Parameters:
  ///   - array: The array column.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  ///   - elements: What one element feeds, given it as a column.
  public init(
    _ array: Column, file: String = #filePath, line: Int = #line,
    @SourceBuilder _ elements: (_ element: Column) -> [SourceElement]
  ) {
    let place = ModelPlace(file: file, line: line)
    self.init(array, elements(Self.element(of: array, at: place)), at: place)
  }

  /// Feeds from each element of an array, told where it stands.
  ///
  /// ```swift
  /// Each(row.causes) { cause, position in … }
  /// ```
  ///
  /// - Parameters:
  ///   - array: The array column.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  ///   - elements: What one element feeds, given it and its position, an `.int4` counted from 1, as
  ///     columns.
  public init(
    _ array: Column, file: String = #filePath, line: Int = #line,
    @SourceBuilder _ elements: (_ element: Column, _ position: Column) -> [SourceElement]
  ) {
    let place = ModelPlace(file: file, line: line)
    let position = Column(
      "position(\(array.name))", .int4, made: .position(array: array.name), from: [array],
      file: file, line: line)
    self.init(array, elements(Self.element(of: array, at: place), position), at: place)
  }

  private init(_ array: Column, _ elements: [SourceElement], at place: ModelPlace) {
    self.array = array
    self.elements = elements
    self.place = place
  }

  private static func element(of array: Column, at place: ModelPlace) -> Column {
    // What is no array is told of at this line; until then it stands for its own elements.
    var type = array.type
    if case .array(let element) = type { type = element }
    return Column(
      "each(\(array.name))", type, made: .element(array: array.name), from: [array],
      file: place.file, line: place.line)
  }
}
