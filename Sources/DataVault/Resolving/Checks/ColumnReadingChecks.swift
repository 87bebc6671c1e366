import VaultModel

extension Source {
  /// Finds declarations of how a column is read that cannot be followed.
  func columnReadingFindings() -> [Finding] {
    let declared = (columns + takenColumns).filter { $0.conversion != nil }
    var seen: Set<Column> = []
    return declared.filter { seen.insert($0).inserted }.compactMap { column in
      guard let conversion = column.conversion else { return nil }
      guard column.derivation == nil else {
        return Finding(
          .columnReading,
          "\(conversion.declaration) is declared for '\(column.name)', which is no column of \(what)",
          at: column.place, fix: "declare it for the columns that the value is made of")
      }
      guard !conversion.converts(column.type) else { return nil }
      return Finding(
        .columnReading,
        "the column '\(column.name)' of \(what) is \(column.type), which "
          + "\(conversion.declaration) does not convert",
        at: column.place, fix: "\(conversion.declaration) is for \(conversion.converted)")
    }
  }
}

extension ColumnConversion {
  /// How a model declares it.
  fileprivate var declaration: String {
    switch self {
    case .utc: ".at(.utc)"
    }
  }

  /// What it converts, in words.
  fileprivate var converted: String {
    switch self {
    case .utc: "timestamp and date; a timestamptz keeps its instant as it is"
    }
  }
}
