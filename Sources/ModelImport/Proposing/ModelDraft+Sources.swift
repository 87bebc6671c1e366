import VaultModel

/// The source of one table in the making: what its records feed, and which columns are accounted for.
struct SourceDraft {
  let table: SourceDatabase.Table
  var elements: [Proposal.Element] = []
  var remarks: [Proposal.Remark] = []
  /// Columns that a key or a payload holds, or that are excluded.
  var covered: Set<String> = []
  var roles: NameRegister
  /// What links and satellites of the table are named after.
  let base: String

  init(of table: SourceDatabase.Table, base: String, roles: Set<String>) {
    self.table = table
    self.base = base
    self.roles = NameRegister(taken: roles)
  }

  /// The columns that nothing holds yet, in their order.
  var rest: [SourceDatabase.Column] { table.columns.filter { !covered.contains($0.name) } }
}

extension ModelDraft {
  /// Proposes what a table's records mean.
  mutating func source(of table: SourceDatabase.Table) -> Proposal.Source {
    let hub = hubs[table.name]
    let base = hub?.name ?? takeName(VaultName.singular(table.name.name))
    var draft = SourceDraft(of: table, base: base, roles: [tenant.name])
    let nature = self.nature(of: table.name)
    if nature != .codeList { addTenant(to: &draft) }
    switch nature {
    case .codeList, .empty: addReference(to: &draft)
    case .tenants: describe(tenant, in: &draft)
    case .hub:
      let own = hub ?? HubName(constant: "tenant", name: base)
      addKey(of: own, to: &draft)
      describe(own, in: &draft)
    case .part(.tenant): describe(tenant, in: &draft)
    case .part(.row(let whole)):
      guard let target = classification.target(of: whole), let own = hubs[target.hub] else { break }
      draft.elements.append(.key(key(of: own, target.columns, in: table.name)))
      draft.covered.formUnion(target.columns)
      describe(own, besides: whole, in: &draft)
    case .relation(let references, let dependent):
      addRelation(references, dependent, to: &draft)
    case .event(let references, let dependent): addEvent(references, dependent, to: &draft)
    }
    if let comment = table.comment, Sentence.short(comment) == nil {
      draft.remarks.append(.note(comment))
    }
    return Proposal.Source(
      constant: takeSourceConstant(table.name), structName: structName(of: table.name),
      table: table.name.description, name: sourceName(of: table.name),
      about: table.comment.flatMap { Sentence.short($0) } ?? "The table \(table.name.name)",
      remarks: draft.remarks, elements: draft.elements)
  }

  /// The name that a load is started with, where the table's own would not do.
  private func sourceName(of table: SourceDatabase.TableName) -> String? {
    let isAlone = tables.count { $0.name.name == table.name } == 1
    let name = VaultName.short(
      isAlone ? table.name : "\(table.schema)_\(table.name)", atMost: 63)
    // Without a word it would be what stands behind the last dot.
    return name == table.name ? nil : name
  }
}

// MARK: Keys

extension ModelDraft {
  private func addTenant(to draft: inout SourceDraft) {
    let table = draft.table
    let tenancy = classification.tenancy
    let constant = tenancy.constant(for: vault).swiftLiteral
    guard let name = tenancy.column(of: table), let column = table.column(name) else {
      var key = Proposal.HubKey(hub: tenant.constant, values: [constant])
      if tenancy.isKnown {
        key.remarks = [
          .decide("\(table.name) does not say whose its rows are; they go to this tenant")
        ]
      }
      draft.elements.append(.key(key))
      return
    }
    var key = Proposal.HubKey(hub: tenant.constant, values: [row(name, of: table.name)])
    if column.isNullable {
      key.values = ["\(row(name, of: table.name)).or(\(constant))"]
      key.remarks = [.decide("rows without \(name) go to this tenant")]
    } else {
      draft.covered.insert(name)
    }
    draft.elements.append(.key(key))
  }

  private func addKey(of hub: HubName, to draft: inout SourceDraft) {
    let table = draft.table
    let columns = classification.keys[table.name]?.columns ?? []
    draft.roles = NameRegister(taken: [tenant.name, hub.name])
    let secrets = columns.filter { table.isSecret($0) }
    guard !columns.isEmpty, secrets.isEmpty else {
      let hashed = columns.map { row($0, of: table.name) }.joined(separator: ", ")
      let value = columns.isEmpty ? "RowHash()" : "RowHash(of: \(hashed))"
      // Of a secret the vault holds the hash alone.
      draft.covered.formUnion(secrets)
      draft.elements.append(.key(Proposal.HubKey(hub: hub.constant, values: [value])))
      return
    }
    draft.elements.append(.key(key(of: hub, columns, in: table.name)))
    draft.covered.formUnion(columns)
  }

  func key(
    of hub: HubName, _ columns: [String], in table: SourceDatabase.TableName, as role: String? = nil
  ) -> Proposal.HubKey {
    Proposal.HubKey(
      hub: hub.constant, values: columns.map { row($0, of: table) }, role: role)
  }

  /// The hub that a table of things becomes.
  func proposedHub(of table: SourceDatabase.Table, _ hub: HubName) -> Proposal.Hub {
    let choice = classification.keys[table.name]
    let columns = choice?.columns ?? []
    var remarks: [Proposal.Remark] = []
    if let reason = choice?.reason {
      remarks = [choice?.isDoubtful == true ? .decide(reason.firstLowered) : .note(reason)]
    }
    var register = NameRegister()
    var keys = columns.map { column in
      Proposal.Key(
        name: register.take(keyName(column, of: hub, parts: columns.count), separator: "_"),
        type: classification.keyType(of: table.name, column) ?? .text)
    }
    if keys.isEmpty || columns.contains(where: { table.isSecret($0) }) {
      keys = [Proposal.Key(name: "\(hub.name)_digest", type: .varchar(64))]
      if !columns.isEmpty {
        remarks.append(.note("The key is a secret: a digest stands for it."))
      }
    }
    return Proposal.Hub(
      constant: hub.constant, name: hub.name, schema: nil,
      about: table.comment.flatMap { Sentence.short($0) } ?? "One row of \(table.name.name)",
      keys: keys, remarks: remarks)
  }
}

// MARK: Code lists

extension ModelDraft {
  private mutating func addReference(to draft: inout SourceDraft) {
    let table = draft.table
    var register = NameRegister()
    let attributes = table.columns.map {
      var line = attribute($0, of: table.name, base: draft.base, &register)
      line.isHashed = true
      return ($0.name, line)
    }
    draft.elements.append(
      .reference(
        Proposal.Reference(
          name: draft.base,
          keys: attributes.filter { table.primaryKey.contains($0.0) }.map(\.1),
          about: "What each \(draft.base.replacing("_", with: " ")) means",
          attributes: attributes.filter { !table.primaryKey.contains($0.0) }.map(\.1))))
    draft.covered = Set(table.columns.map(\.name))
  }
}

extension String {
  /// With a small first letter, as behind a colon.
  var firstLowered: String { prefix(1).lowercased() + dropFirst() }
}
