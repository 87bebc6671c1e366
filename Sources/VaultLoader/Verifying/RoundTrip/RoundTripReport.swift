/// What came of holding deliveries against the vault, for people and for machines.
package struct RoundTripReport: Hashable, Sendable, Codable {
  /// A delivery that the vault took.
  package struct Delivery: Hashable, Sendable, Codable {
    package var loadID: Int64
    package var source: String
    package var loadDate: String
    package var inputs: [String]
    package var records: Records
    /// What is not compared, and why.
    package var excluded: [Exclusion]
    /// How many there are in all.
    package var differences: Int64
    /// The first of them, for each comparison.
    package var examples: [Difference]
  }

  /// How the records of a delivery are accounted for.
  package struct Records: Hashable, Sendable, Codable {
    package var read: Int64
    /// Rebuilt from the vault and compared.
    package var compared: Int64
    package var quarantined: Int64
    /// Among those compared, the repeats of an earlier record.
    package var duplicate: Int64
    /// The numbers of the first records that are repeats.
    package var duplicates: [Int64]
  }

  package struct Exclusion: Hashable, Sendable, Codable {
    package var column: String
    package var reason: String
  }

  package struct Difference: Hashable, Sendable, Codable {
    /// Nil where the vault has what the delivery lacks.
    package var input: String?
    /// Counts from 1; the header is none.
    package var record: Int64?
    package var table: String
    /// Nil where a whole row is missing, or too many.
    package var column: String?
    package var stored: String?
    package var delivered: String?
    /// What is wrong, where no values tell it.
    package var fault: String?
  }

  /// A load or a file that was not compared.
  package struct Omission: Hashable, Sendable, Codable {
    package var subject: String
    package var reason: String
    /// Whether somebody asked for it by its name.
    package var isFault: Bool
  }

  package var vault: String
  package var deliveries: [Delivery]
  package var omitted: [Omission]
  package var seconds: Double

  package var isClean: Bool {
    deliveries.allSatisfy { $0.differences == 0 } && !omitted.contains { $0.isFault }
  }
}
