/// Something about a model that its author should know, with the place and a way out.
package struct Finding: Hashable, Sendable, Codable {
  package enum Severity: String, Hashable, Sendable, Codable, CaseIterable {
    case advice
    case warning
    case error
  }

  /// A stable name of the rule: `duplicate-name`.
  package var rule: String
  package var severity: Severity
  package var message: String
  package var place: ModelPlace?
  /// What to do about it.
  package var fix: String?

  package init(
    rule: String, severity: Severity, message: String, place: ModelPlace?, fix: String? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.place = place
    self.fix = fix
  }
}

/// A line of a model file.
package struct ModelPlace: Hashable, Sendable, Codable, CustomStringConvertible {
  package var file: String
  /// Counts from 1.
  package var line: Int

  package init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  package var description: String { "\(file):\(line)" }
}
