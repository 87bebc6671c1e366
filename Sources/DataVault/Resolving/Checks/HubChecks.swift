extension Hub {
  /// What is wrong with the hub by itself.
  func findings(_ names: Names) -> [Finding] {
    nameFindings(names) + keyFindings() + keys.flatMap { typeFindings(of: $0) }
      + (self == names.tenant ? tenantFindings() : [])
  }

  private var what: String { "the hub '\(name)'" }

  private func nameFindings(_ names: Names) -> [Finding] {
    var findings = Finding.invalidName(name, of: what, at: place)
    findings += Finding.schema(schema, of: what, at: place)
    let reserved =
      StandardColumn.ofHubs
      + [names.hashKey(of: self), names.joinedKey(of: self)].compactMap(\.self)
    for key in keys {
      findings += Finding.invalidName(
        key.name, of: "the key part '\(key.name)' of \(what)", at: place)
      guard reserved.contains(key.name) else { continue }
      findings.append(
        Finding(
          .reservedName, "the key part '\(key.name)' of \(what) is a column that every hub has",
          at: place, fix: "give the key part another name"))
    }
    return findings
  }

  private func keyFindings() -> [Finding] {
    guard !keys.isEmpty else {
      return [
        Finding(
          .emptyHub, "\(what) has no business key", at: place,
          fix: "say what identifies it: Key(\"\(name)_number\", .text)")
      ]
    }
    var findings = keys.map(\.name).repeated().map { name in
      Finding(
        .duplicateColumn, "\(what) has two key parts '\(name)'", at: place, fix: "rename one")
    }
    if keys.allSatisfy({ $0.type == .uuid }) {
      findings.append(
        Finding(
          .surrogateKey, "\(what) is known by a UUID only, which no other system will ever deliver",
          at: place, fix: "take a key that the business knows, where every record has one"))
    }
    return findings
  }

  private func typeFindings(of key: Key) -> [Finding] {
    var findings = Finding.typeLimits(
      of: key.type, "the key part '\(key.name)' of \(what)", at: place)
    if !key.normalization.isEmpty, !key.type.isText {
      findings.append(
        Finding(
          .keyNormalization,
          "the key part '\(key.name)' of \(what) is normalised, but \(key.type) is not a text",
          at: place, fix: "leave out 'normalized:', or make the part a text"))
    }
    return findings
  }

  private func tenantFindings() -> [Finding] {
    var findings: [Finding] = []
    if isShared {
      findings.append(
        Finding(
          .sharedTenant, "the tenant hub '\(name)' is shared, and so would belong to no tenant",
          at: place, fix: "leave out 'shared:'"))
    }
    guard keys.count > 1 else { return findings }
    return findings + [
      Finding(
        .tenantKeyParts, "the tenant hub '\(name)' has \(keys.count) key parts; it can have one",
        at: place, fix: "choose the one that identifies a tenant, and store the others as payload")
    ]
  }
}
