package import SchemaDiff

/// What a migration says of itself in the comments that it begins with.
///
///     -- vaultwright: migration
///     -- vault: shop
///     -- transaction: whole
///     -- class: ADDITIVE
///     -- from: 5f0c…
///     -- to: 90ab…
///     -- requires: PostgreSQL 15
///     -- does: adds column business.customer_profile_s.email
package struct MigrationHeader: Hashable, Sendable {
  package var vaultName: String
  package var transaction: PlannedStep.Transaction
  package var contract: ContractClass
  /// The version of the vault that it starts from; nil where there is no vault yet.
  package var from: String?
  /// The version that it leads to; nil where no vault is left.
  package var to: String?
  /// The oldest server that it runs on.
  package var requiredMajor: Int
  /// One sentence.
  package var purpose: String

  package init(
    vaultName: String, transaction: PlannedStep.Transaction, contract: ContractClass,
    from: String?, to: String?, requiredMajor: Int = 15, purpose: String
  ) {
    self.vaultName = vaultName
    self.transaction = transaction
    self.contract = contract
    self.from = from
    self.to = to
    self.requiredMajor = requiredMajor
    self.purpose = purpose
  }

  /// The comment lines, each with its line end.
  package var text: String {
    let lines = [
      ("vaultwright", "migration"), ("vault", vaultName), ("transaction", transaction.rawValue),
      ("class", contract.rawValue), ("from", from ?? Self.nothing), ("to", to ?? Self.nothing),
      ("requires", "PostgreSQL \(requiredMajor)"), ("does", purpose),
    ]
    return lines.map { "-- \($0.0): \($0.1.onOneLine)\n" }.joined()
  }

  fileprivate static let nothing = "nothing"
}

// MARK: Reading

extension MigrationHeader {
  /// Why a text has no header, and at which line.
  package struct Fault: Error, Hashable, Sendable {
    package var line: Int
    package var problem: String

    package init(line: Int, problem: String) {
      self.line = line
      self.problem = problem
    }
  }

  /// Reads the header of a migration's text.
  package init(readFrom text: String) throws(Fault) {
    let fields = Self.fields(of: text)
    func value(_ key: String) throws(Fault) -> String {
      guard let field = fields[key] else {
        throw Fault(line: 1, problem: "the header has no line '-- \(key): …'")
      }
      return field.value
    }
    func parsed<Value>(
      _ key: String, _ expected: String, _ parse: (String) -> Value?
    ) throws(Fault) -> Value {
      let text = try value(key)
      guard let value = parse(text) else {
        let line = fields[key]?.line ?? 1
        throw Fault(line: line, problem: "'\(text)' is no value for '\(key)': write \(expected)")
      }
      return value
    }
    _ = try parsed("vaultwright", "migration") { $0 == "migration" ? true : nil }
    vaultName = try value("vault")
    transaction = try parsed("transaction", "whole or none") { .init(rawValue: $0) }
    contract = try parsed("class", "ADDITIVE, NON_BREAKING or BREAKING") { .init(rawValue: $0) }
    from = try value("from").fingerprint
    to = try value("to").fingerprint
    requiredMajor = try parsed("requires", "PostgreSQL and the number of its version") {
      $0.hasPrefix("PostgreSQL ") ? Int($0.dropFirst(11)) : nil
    }
    purpose = try value("does")
  }

  /// The lines `-- key: value` that the text begins with; of two for one key the first counts.
  private static func fields(of text: String) -> [String: (value: String, line: Int)] {
    var fields: [String: (value: String, line: Int)] = [:]
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      guard line.hasPrefix("-- "), let colon = line.firstIndex(of: ":") else { break }
      let key = String(line[line.index(line.startIndex, offsetBy: 3)..<colon])
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      if fields[key] == nil { fields[key] = (String(value), number + 1) }
    }
    return fields
  }
}

extension String {
  fileprivate var fingerprint: String? { self == MigrationHeader.nothing ? nil : self }

  /// Without line ends, which would end the comment.
  fileprivate var onOneLine: String {
    split { $0.isNewline || $0 == "\0" }.joined(separator: " ")
  }
}
