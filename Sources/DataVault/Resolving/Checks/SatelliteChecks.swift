extension Satellite {
  /// What is wrong with the satellite by itself.
  func findings(tenant: Hub) -> [Finding] {
    nameFindings() + parentFindings() + attributes.flatMap { findings(on: $0, tenant: tenant) }
      + duplicateFindings()
  }

  private var what: String { "the satellite '\(name)'" }

  private func nameFindings() -> [Finding] {
    Finding.invalidName(name, of: what, at: place)
      + Finding.tooLong([tableName.name, hashDiffFunction.name], of: what, at: place)
  }

  private func parentFindings() -> [Finding] {
    var findings: [Finding] = []
    if attributes.isEmpty {
      findings.append(
        Finding(
          .emptySatellite, "\(what) holds no column", at: place,
          fix: "name its columns, row.…, or leave the satellite out"))
    }
    if let hubParent, hubParent.isOptional {
      findings.append(
        Finding(
          .optionalKey, "\(what) describes '\(hubParent.role)', which a record may lack", at: place,
          fix: "drop '.optional'; a satellite needs its hub in every record"))
    }
    return findings
  }

  private func findings(on attribute: Attribute, tenant: Hub) -> [Finding] {
    let text = "the attribute '\(attribute.name)' of \(what)"
    var findings = Finding.invalidName(attribute.name, of: text, at: attribute.place)
    findings += Finding.tooLong([attribute.name], of: text, at: attribute.place)
    findings += Finding.typeLimits(of: attribute.column.type, text, at: attribute.place)
    let reserved = [
      parentHashKey(tenant: tenant), tenantHashKey, "load_date", "load_end_date", "hash_diff",
      "record_source",
    ]
    if reserved.contains(attribute.name) {
      findings.append(
        Finding(
          .reservedName, "\(text) has the name of a column that the loader fills",
          at: attribute.place, fix: "give it another: .named(\"source_\(attribute.name)\")"))
    }
    if attribute.looksSecret, attribute.sensitivity != .confidential {
      findings.append(
        Finding(
          .secretInClear, "\(text) looks like a secret, and is stored as it comes",
          at: attribute.place,
          fix: "leave it out; or say that it may be kept: .sensitive(.confidential)"))
    }
    return findings
  }

  private func duplicateFindings() -> [Finding] {
    let columns = attributes.map(\.column.name).repeated().map { column in
      duplicate("takes the column '\(column)' twice", fix: "drop one", last: \.column.name, column)
    }
    let names = attributes.map(\.name).repeated().filter { name in
      Set(attributes.filter { $0.name == name }.map(\.column.name)).count > 1
    }
    return columns
      + names.map { name in
        duplicate(
          "has two attributes '\(name)'", fix: "give one another name: .named(\"…\")", last: \.name,
          name)
      }
  }

  /// A finding at the last attribute that has the value in common with another.
  private func duplicate(
    _ message: String, fix: String, last member: (Attribute) -> String, _ value: String
  ) -> Finding {
    Finding(
      .duplicateColumn, "\(what) \(message)",
      at: attributes.last { member($0) == value }?.place ?? place, fix: fix)
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
