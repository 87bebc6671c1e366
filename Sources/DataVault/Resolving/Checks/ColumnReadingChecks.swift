import VaultModel

extension Source {
  /// Finds declarations of how a column is read that cannot be followed.
  func columnReadingFindings() -> [Finding] {
    let declared = (columns + takenColumns).filter { !$0.readings.isEmpty }
    var seen: Set<Column> = []
    return declared.filter { seen.insert($0).inserted }.compactMap { column in
      if column.derivation != nil {
        return Finding(
          .columnReading,
          "\(column.readings.joined()) is declared for '\(column.name)', which is no column of \(what)",
          at: column.place, fix: "declare it for the columns that the value is made of")
      }
      if let conversion = column.conversion, !conversion.converts(column.type) {
        return Finding(
          .columnReading,
          "the column '\(column.name)' of \(what) is \(column.type), which "
            + "\(conversion.declaration) does not convert",
          at: column.place, fix: "\(conversion.declaration) is for \(conversion.converted)")
      }
      if let value = column.absentValue, !column.type.reads(value) {
        return Finding(
          .columnReading,
          "the column '\(column.name)' of \(what) is \(column.type), which "
            + ".whenAbsent(\"\(value)\") is no value of",
          at: column.place, fix: "write the value as the source would deliver it")
      }
      return nil
    }
  }
}

extension Column {
  /// How a model declares the readings that it has.
  fileprivate var readings: [String] {
    [conversion?.declaration, absentValue.map { ".whenAbsent(\"\($0)\")" }].compactMap(\.self)
  }
}

extension ColumnConversion {
  /// How a model declares it.
  fileprivate var declaration: String {
    switch self {
    case .utc: ".at(.utc)"
    case .base64: ".encoded(as: .base64)"
    case .unpadded: ".withoutPadding()"
    }
  }

  /// What it converts, in words.
  fileprivate var converted: String {
    switch self {
    case .utc: "timestamp and date; a timestamptz keeps its instant as it is"
    case .base64: "bytea"
    case .unpadded: "text and varchar"
    }
  }
}
