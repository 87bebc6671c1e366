/// Rows that a table holds from the beginning.
package struct RowInsert: Hashable, Sendable {
  package var table: QualifiedName
  package var columns: [String]
  /// Each as long as `columns`.
  package var rows: [[SQL]]
  package var existing: Existing
  /// How many rows are written as lists; nil where each has a line.
  package var listing: RowListing?

  package init(
    into table: QualifiedName, columns: [String], rows: [[SQL]], existing: Existing,
    listing: RowListing? = nil
  ) {
    self.table = table
    self.columns = columns
    self.rows = rows
    self.existing = existing
    self.listing = listing
  }
}

extension RowInsert {
  /// What is done about a row whose key is there already.
  package enum Existing: Hashable, Sendable {
    case fails
    case isKept
  }
}

/// How rows that have all but one value in common are written: once, with a list of these values.
///
/// Says nothing of what the rows are.
package struct RowListing: Hashable, Sendable {
  /// The column whose values are listed; all of them are literals of text.
  package var column: String
  /// A column that in many rows has the listed value, too.
  package var repeated: String?
  /// Columns that are worked out from the listed value, `item.value`, in every row.
  package var computed: [String: SQL]
  /// A column that has each of these values for every listed one, so that rows come in sets.
  package var each: Variants?
  /// The types of columns of which a literal alone does not tell.
  package var types: [String: DataType]

  package init(
    of column: String, repeated: String? = nil, computed: [String: SQL] = [:],
    each: Variants? = nil, types: [String: DataType] = [:]
  ) {
    self.column = column
    self.repeated = repeated
    self.computed = computed
    self.each = each
    self.types = types
  }

  /// The values that a column has in turn, `made` with the column's name in expressions.
  package struct Variants: Hashable, Sendable {
    package var column: String
    package var values: [SQL]

    package init(of column: String, _ values: [SQL]) {
      self.column = column
      self.values = values
    }
  }
}
