extension Vault {
  /// What is wrong with the table of contents itself, and with what holds for all tables.
  func ownFindings(on inventory: Inventory) -> [Finding] {
    var findings = Finding.invalidName(name, of: what, at: place)
    findings += Finding.tooLong(
      [name + CompiledVault.longestFunctionSuffix], of: what, at: place)
    if sources.isEmpty {
      findings.append(
        Finding(
          .emptyVault, "\(what) lists no source", at: place,
          fix: "name the sources that feed it, one a line"))
    }
    return findings + systemTenantFindings(inventory) + conventionFindings() + roleFindings()
      + namingFindings() + farewellFindings(on: inventory) + excludedTableFindings()
  }

  private var what: String { "the vault '\(name)'" }

  private func systemTenantFindings(_ inventory: Inventory) -> [Finding] {
    guard inventory.hubs.contains(where: \.isShared), let part = tenant.keys.first,
      !part.type.reads(systemTenantKey)
    else { return [] }
    return [
      Finding(
        .systemTenant,
        "\(what) shares hubs under the tenant '\(systemTenantKey)', which is not \(part.type)",
        at: place, fix: "name a key that no tenant has: Vault(…, systemTenant: \"…\")")
    ]
  }

  private func conventionFindings() -> [Finding] {
    var findings: [Finding] = []
    if conventions.foreignKeys == .notEnforced { findings.append(.notEnforced(what, at: place)) }
    if conventions.rules != .vw1 {
      findings.append(
        Finding(
          .hashRules,
          "\(what) hashes by the rules of \(conventions.rules.rawValue), under which different keys "
            + "can become one", at: place,
          fix: "keep them only for a vault that was loaded with them; a new one takes .vw1"))
    }
    if case .date(let text) = conventions.openMarker, !text.isTimestamp {
      findings.append(
        Finding(
          .openMarker, "\(what) marks open versions with '\(text)', which is not an instant",
          at: place, fix: "write it out: .date(\"9999-12-31 00:00:00+00\")"))
    }
    if case .date = conventions.openMarker, conventions.closing == .insertOnly {
      findings.append(
        Finding(
          .openMarker, "\(what) marks open versions, but stores no end of any version", at: place,
          fix: "leave out 'openMarker:', or 'closing: .insertOnly'"))
    }
    return findings
  }

  private func roleFindings() -> [Finding] {
    let roles = conventions.roles ?? Roles(ofVault: name)
    let names = [roles.owner, roles.loader, roles.reader]
    var findings = Finding.tooLong(names, of: what, at: place)
    if let given = conventions.roles {
      for role in [given.owner, given.loader, given.reader] {
        findings += Finding.invalidName(role, of: "the role '\(role)' of \(what)", at: place)
      }
    }
    findings += names.repeated().map { role in
      Finding(
        .roles, "\(what) has the role '\(role)' for two tasks", at: place,
        fix: "name three roles: an owner, a loader, a reader")
    }
    return findings
  }

  private func namingFindings() -> [Finding] {
    let naming = conventions.naming
    let tables = [naming.hub, naming.link, naming.satellite, naming.reference]
    let all =
      tables + [naming.schema, naming.pointInTime, naming.bridge, naming.hashKey, naming.joinedKey]
    let faulty = all.filter {
      $0.wholeMatch(of: /[a-z_][a-z0-9_]*\*[a-z0-9_]*|\*[a-z0-9_]*/) == nil
    }
    var findings = faulty.map { pattern in
      Finding(
        .namingPolicy, "\(what) makes names by the pattern '\(pattern)'", at: place,
        fix: "write one '*' for the model's name, and lower-case letters, digits and underscores")
    }
    findings += tables.repeated().map { pattern in
      Finding(
        .namingPolicy, "\(what) makes tables of two kinds by the pattern '\(pattern)'", at: place,
        fix: "give each kind a pattern of its own")
    }
    return findings
  }
}

extension String {
  /// Whether it is a date and a time with an offset, as the open marker is written.
  fileprivate var isTimestamp: Bool {
    let date = /[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\x20/
    let time = /([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?[+-][0-9]{2}(:?[0-9]{2})?/
    guard let start = prefixMatch(of: date) else { return false }
    return self[start.range.upperBound...].wholeMatch(of: time) != nil
  }
}
