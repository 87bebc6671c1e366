import PostgresClient

/// A second reader of the same records, some ahead of the first: the vault is asked for the keys of a
/// few thousand records at once.
final class LookAhead<Reader: RecordReader> {
  private static var recordCount: Int { 4_096 }

  private let lookUp: TenantLookUp
  /// The next record's reader; nil at the end.
  private let next: () throws -> Reader?
  private var left = 0

  /// Looks ahead for a reader that stands where `next` begins.
  init(for lookUp: TenantLookUp, _ next: @escaping () throws -> Reader?) {
    self.lookUp = lookUp
    self.next = next
  }

  /// Keeps ahead of the other reader; called once before each of its records.
  ///
  /// - Throws: `InputError`, `ScratchError`, `PostgresError`.
  func step() throws {
    if left == 0 {
      lookUp.beginExpecting()
      while left < Self.recordCount, let reader = try next() {
        lookUp.expect(reader)
        left += 1
      }
      try lookUp.askForExpected()
    }
    left = max(left - 1, 0)
  }
}
