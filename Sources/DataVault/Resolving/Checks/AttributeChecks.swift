extension [Attribute] {
  /// What is wrong with the columns that a table takes from a source.
  ///
  /// - Parameters:
  ///   - what: The declaration that holds them.
  ///   - place: Its line.
  ///   - reserved: The table's columns that the loader fills.
  /// - Returns: Findings at the attributes' own lines.
  func findings(in what: String, at place: ModelPlace, reserved: [String]) -> [Finding] {
    flatMap { $0.findings(in: what, reserved: reserved) } + duplicates(in: what, at: place)
  }

  private func duplicates(in what: String, at place: ModelPlace) -> [Finding] {
    let columns = filter { !$0.column.isConstant }.map(\.column.name).repeated().map { column in
      Finding(
        .duplicateColumn, "\(what) takes the column '\(column)' twice",
        at: last { $0.column.name == column }?.place ?? place, fix: "drop one")
    }
    let names = map(\.name).repeated().filter { name in
      Set(filter { $0.name == name }.map(\.column.name)).count > 1
    }
    let former = map { $0.formerName ?? $0.name }.repeated().filter { !names.contains($0) }
      .filter { name in !columns.contains { $0.message.contains("'\(name)'") } }
    return columns
      + names.map { name in
        Finding(
          .duplicateColumn, "\(what) has two attributes '\(name)'",
          at: last { $0.name == name }?.place ?? place,
          fix: "give one another name: .named(\"…\")")
      }
      + former.map { name in
        Finding(
          .formerName, "\(what) would hash two attributes under the name '\(name)'",
          at: last { $0.formerName == name }?.place ?? place,
          fix: "a former name belongs to one attribute; it is never used again")
      }
  }
}

extension Attribute {
  fileprivate func findings(in what: String, reserved: [String]) -> [Finding] {
    let text = "the attribute '\(name)' of \(what)"
    var findings = Finding.invalidName(name, of: text, at: place)
    findings += Finding.tooLong([name], of: text, at: place)
    findings += Finding.typeLimits(of: column.type, text, at: place)
    if reserved.contains(name) {
      findings.append(
        Finding(
          .reservedName, "\(text) has the name of a column that the loader fills", at: place,
          fix: "give it another: .named(\"source_\(name)\")"))
    }
    if looksSecret, sensitivity != .confidential {
      findings.append(
        Finding(
          .secretInClear, "\(text) looks like a secret, and is stored as it comes", at: place,
          fix: "leave it out: Excluded(…, because: \"a secret\"); or say that it may be kept: "
            + ".sensitive(.confidential)"))
    }
    if let masking, !masking.fits(column.type) {
      findings.append(
        Finding(
          .masking, "\(text) is masked as '\(masking)', but \(column.type) is not a text",
          at: place, fix: "take .nullify, or leave the column out"))
    }
    return findings
  }
}

extension Masking {
  /// Whether the mask is a value of the type.
  fileprivate func fits(_ type: SQLType) -> Bool {
    switch self {
    case .nullify: true
    case .redact, .token, .lastFour, .email: type.isText
    }
  }
}

extension Attribute {
  /// Whether the name speaks of something that lets its owner in somewhere.
  fileprivate var looksSecret: Bool {
    let words = name.split(separator: "_").map(String.init)
    let telling: Set = [
      "password", "passwd", "pwd", "passphrase", "secret", "secrets", "credential", "credentials",
    ]
    if !telling.isDisjoint(with: words) { return true }
    // `token_count` and `token_hash` are none: it is the last word that names the thing.
    let last = words.suffix(2).joined(separator: "_")
    return ["token", "tokens"].contains(words.last)
      || ["private_key", "secret_key", "api_key", "encryption_key", "signing_key"].contains(last)
  }
}
