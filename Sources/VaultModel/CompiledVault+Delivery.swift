extension CompiledVault {
  /// The value of a column that marks a record of a delta as a deletion.
  package struct DeletionMark: Hashable, Sendable, Codable {
    package var column: String
    /// Nil is any value that is not NULL, and for a boolean column true.
    package var values: [String]?

    package init(column: String, values: [String]? = nil) {
      self.column = column
      self.values = values
    }
  }
}

extension CompiledVault.Source {
  /// The columns that date and order its records, and mark deletions.
  package var deliveryColumns: [String] {
    [loadDateColumn, orderColumn, deletion?.column].compactMap { $0 }
  }

  /// Whether a program that knows no delivery rules would load it wrongly.
  var needsDeliveryRules: Bool { !deliveryColumns.isEmpty || absentShareLimit != nil }
}
