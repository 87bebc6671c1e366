import VaultHash
import VaultModel

/// Reading what a record says of its own place in time.
extension Router {
  /// Appends the load date of the row whose fields were appended last, and whether it is a deletion.
  ///
  /// - Throws: `Refusal` where the date or the order is missing, or the date is ahead of the clock.
  func appendStatement(in batch: Batch) throws(Refusal) {
    let row = batch.fields.count - plan.fieldCount
    if let field = plan.statements.date {
      batch.dates.append(try loadDate(field, batch.fields[row + field], in: batch))
    }
    if let field = plan.statements.order, batch.bytes(batch.fields[row + field]) == nil {
      throw Refusal(
        reason: .missingOrder, column: plan.name(ofField: field),
        detail: "no value to order the record by")
    }
    if let deletion = plan.statements.deletion {
      let value = batch.bytes(batch.fields[row + deletion.field])
      let says = value.map { value in deletion.values?.contains(Array(value)) ?? true }
      batch.deletions.append(says ?? false)
    }
  }

  private func loadDate(
    _ field: Int, _ slice: Batch.Slice, in batch: Batch
  ) throws(Refusal) -> Instant {
    let name = plan.name(ofField: field)
    guard let text = batch.bytes(slice) else {
      throw Refusal(
        reason: .missingLoadDate, column: name, detail: "no load date for the record")
    }
    guard let instant = TimeBinary.instant(text), instant < latestDate else {
      throw Refusal(
        reason: .futureLoadDate, column: name,
        detail: "the load date is more than 5 minutes ahead of the database's clock")
    }
    return instant
  }

  /// What orders the reader's current record among those of its key; nil where its position does.
  ///
  /// - Throws: `Refusal` where the record is a faulty one.
  func rank(_ reader: some RecordReader, using batch: Batch) throws(Refusal) -> RecordRank {
    let (first, arenaCount) = (batch.recordCount, batch.arena.count)
    defer { batch.removeRecords(behind: first, arenaCount: arenaCount) }
    try prepare(reader, in: batch)
    return RecordRank(
      date: batch.date(of: first),
      order: plan.statements.order.flatMap { field in
        batch.field(field, of: first).map {
          RecordRank.Value($0, type: plan.columns[field].type)
        }
      })
  }
}

/// The place of a record among those of its key: by load date, then by the declared order.
struct RecordRank: Hashable, Comparable {
  /// A value of the column that orders records.
  enum Value: Hashable, Comparable {
    case integer(Int64)
    /// Sign, digits before the point, and all digits.
    case decimal(isPositive: Bool, magnitude: Int, digits: [UInt8])
    case bytes([UInt8])

    init(_ text: UnsafeRawBufferPointer, type: SQLType) {
      switch type {
      case .int2, .int4, .int8, .numeric, .unconstrainedNumeric:
        self = Self.number(text)
      case .timestamptz, .timestamp, .date:
        self = TimeBinary.instant(text).map { .integer($0) } ?? .bytes(Array(text))
      default: self = .bytes(Array(text))
      }
    }

    private static func number(_ text: UnsafeRawBufferPointer) -> Value {
      let isNegative = text.first == UInt8(ascii: "-")
      let unsigned = text.dropFirst(isNegative ? 1 : 0)
      let whole = unsigned.prefix { $0 != UInt8(ascii: ".") }.drop { $0 == UInt8(ascii: "0") }
      let digits = Array(whole) + unsigned.drop { $0 != UInt8(ascii: ".") }.dropFirst()
      return .decimal(isPositive: !isNegative, magnitude: whole.count, digits: digits)
    }

    static func < (left: Value, right: Value) -> Bool {
      switch (left, right) {
      case (.integer(let left), .integer(let right)): return left < right
      case (.bytes(let left), .bytes(let right)): return left.lexicographicallyPrecedes(right)
      case (
        .decimal(let isPositive, let magnitude, let digits),
        .decimal(let isOtherPositive, let otherMagnitude, let otherDigits)
      ):
        guard isPositive == isOtherPositive else { return !isPositive }
        let isSmaller =
          magnitude == otherMagnitude
          ? digits.lexicographicallyPrecedes(otherDigits) : magnitude < otherMagnitude
        let isSame = magnitude == otherMagnitude && digits == otherDigits
        return isSame ? false : isSmaller == isPositive
      case (.integer, _), (.decimal, .bytes): return true
      case (.decimal, .integer), (.bytes, _): return false
      }
    }
  }

  var date: Instant?
  var order: Value?

  static func < (left: RecordRank, right: RecordRank) -> Bool {
    if left.date != right.date { return left.date ?? .min < right.date ?? .min }
    guard let own = left.order, let other = right.order else { return false }
    return own < other
  }
}
