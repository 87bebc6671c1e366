/// Why a text cannot be split into statements, and where.
package struct ScanError: Error, Hashable, Sendable {
  package var reason: Reason
  package var place: TextPlace

  package init(_ reason: Reason, at place: TextPlace) {
    self.reason = reason
    self.place = place
  }

  package enum Reason: Hashable, Sendable {
    case unclosed(Enclosure)
    /// A command of psql's own, with its backslash.
    case psqlCommand(String)
    /// `:name`, `:'name'` or `:"name"`.
    case psqlVariable(String)
    case copyData
    case nulByte
    case unknownCharacter(Unicode.Scalar)
  }

  /// What has a start and an end of its own.
  package enum Enclosure: String, Hashable, Sendable {
    case string = "string constant"
    case name = "quoted name"
    case dollarString = "dollar-quoted string"
    case comment = "comment"
    case parenthesis
    case bracket
    case atomicBody = "BEGIN ATOMIC … END body"
  }
}

extension ScanError: CustomStringConvertible {
  /// Place, what is wrong, and the way out.
  package var description: String { "\(place): \(reason.text)" }
}

extension ScanError.Reason {
  /// What is wrong and the way out, in a sentence without its place.
  package var text: String {
    switch self {
    case .unclosed(let enclosure):
      "the \(enclosure.rawValue) that begins here does not end"
    case .psqlCommand(let command):
      "\(command) is a command of psql, and no SQL: write what it does as SQL, or leave it out"
    case .psqlVariable(let variable):
      "\(variable) is a variable of psql, and no SQL: write its value"
    case .copyData:
      "rows for COPY … FROM STDIN cannot stand in a script: use INSERT, or load them with vaultload"
    case .nulByte:
      "a zero byte can stand in no SQL: save the file as UTF-8"
    case .unknownCharacter(let scalar):
      "U+\(String(scalar.value, radix: 16, uppercase: true)) can stand in no SQL here"
    }
  }
}
