/// A column of a source table.
///
/// A class, though it is a value: a source table is a value of many columns, and for each that is more
/// than one reference the compiler writes every way to copy and destroy the table out in full. That
/// was nearly all of the time that a large model took to compile.
public final class Column: Sendable {
  package let name: String
  package let type: SQLType
  package let place: ModelPlace
  /// What it is made of, where records have no such column.
  package let derivation: InputDerivation?
  /// The columns that it is made of.
  package let origins: [Column]
  /// What is done with a delivered value before the type reads it.
  package let conversion: ColumnConversion?
  /// What stands for the value where a delivery or a record has no such column.
  package let absentValue: String?

  /// Declares a column of a source table.
  ///
  /// - Parameters:
  ///   - name: The column's name in the source.
  ///   - type: Its type; an attribute that is made of it has the same.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  public init(_ name: String, _ type: SQLType, file: String = #filePath, line: Int = #line) {
    self.name = name
    self.type = type
    place = ModelPlace(file: file, line: line)
    derivation = nil
    origins = []
    conversion = nil
    absentValue = nil
  }

  /// A value that is made of columns, and named by what makes it.
  init(
    _ name: String, _ type: SQLType, made derivation: InputDerivation, from origins: [Column],
    file: String, line: Int
  ) {
    self.name = name
    self.type = type
    self.derivation = derivation
    self.origins = origins
    conversion = nil
    absentValue = nil
    place = ModelPlace(file: file, line: line)
  }

  /// The same column, read otherwise.
  private init(_ column: Column, conversion: ColumnConversion?, absentValue: String?) {
    name = column.name
    type = column.type
    place = column.place
    derivation = column.derivation
    origins = column.origins
    self.conversion = conversion
    self.absentValue = absentValue
  }

  /// What an attribute that is made of it is called without a word to the contrary.
  package var attributeName: String {
    switch derivation {
    case .element(let array): array
    case .position(let array): "\(array)_position"
    case .constant, .combined, .rowHash, .lookedUpTenant, nil: name
    }
  }
}

/// The time zone that a column's values are converted to.
public enum ColumnZone: Hashable, Sendable {
  /// Coordinated universal time.
  case utc
}

/// How bytes are written as text.
public enum ColumnEncoding: Hashable, Sendable {
  /// RFC 4648, section 4, with padding; blanks and line ends may stand between.
  case base64
}

extension Column {
  /// Converts delivered times to UTC before the column's type reads them.
  ///
  /// ```swift
  /// let seenAt = Column("seen_at", .timestamp).at(.utc)
  /// ```
  ///
  /// A `timestamp` is stored as the UTC time of the delivered instant, a `date` as its date in UTC. A value
  /// without an offset is in UTC already. Columns without this declaration quarantine a record with an
  /// offset other than zero, or a date with a time of day other than midnight (`needs_conversion`).
  public func at(_ zone: ColumnZone) -> Column {
    switch zone {
    case .utc: Column(self, conversion: .utc, absentValue: absentValue)
    }
  }

  /// Decodes delivered text into the bytes of a `bytea`.
  ///
  /// ```swift
  /// let photo = Column("photo", .bytea).encoded(as: .base64)
  /// ```
  ///
  /// Hex with `\x` before it, as a database sends bytes, is still read as hex. Text that is not of the encoding
  /// quarantines its record (`invalid_bytes`).
  public func encoded(as encoding: ColumnEncoding) -> Column {
    switch encoding {
    case .base64: Column(self, conversion: .base64, absentValue: absentValue)
    }
  }

  /// Takes off the blanks at the end of delivered text, which fill the values of a `char(n)`.
  ///
  /// ```swift
  /// let country = Column("country", .varchar(2)).withoutPadding()
  /// ```
  ///
  /// A `char(n)` that is read from a database comes without them, declared or not; a file does not tell that its
  /// column was one. A value of blanks alone is the empty string.
  public func withoutPadding() -> Column {
    Column(self, conversion: .unpadded, absentValue: absentValue)
  }

  /// Gives the value of records whose delivery has no such column, or, in JSON, which have no such member.
  ///
  /// ```swift
  /// let currency = Column("currency", .varchar(3)).whenAbsent("EUR")
  /// ```
  ///
  /// The text is read as a delivered one. A column that is there and empty, or a member that is `null`, stays
  /// NULL. Without this declaration a file without the column is refused, and a member that is not there is
  /// NULL.
  public func whenAbsent(_ value: String) -> Column {
    Column(self, conversion: conversion, absentValue: value)
  }
}

extension Column: Hashable {
  /// Two columns are one where they say the same in the same line, however they are read.
  public static func == (one: Column, other: Column) -> Bool {
    one.name == other.name && one.type == other.type && one.place == other.place
  }

  /// Takes in name, type and line.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(type)
    hasher.combine(place)
  }
}
