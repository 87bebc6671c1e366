import VaultModel

extension ModelDraft {
  /// A column as a line of a satellite.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - table: Its table.
  ///   - base: What a name of SQL is made longer with.
  ///   - register: The names of the satellite's other columns.
  /// - Returns: The line, without its margin.
  func attribute(
    _ column: SourceDatabase.Column, of table: SourceDatabase.TableName, base: String,
    _ register: inout NameRegister
  ) -> Proposal.Attribute {
    let nature = ColumnNature(of: column, in: table)
    let name = register.take(attributeName(column.name, base: base), separator: "_")
    var attribute = Proposal.Attribute(
      property: property(column.name, of: table), name: name == column.name ? nil : name)
    switch nature.sensitivity {
    case .open: break
    case .personal: attribute.sensitivity = .personal
    case .confidential, .secret: attribute.sensitivity = .confidential
    }
    attribute.isHashed = nature.pace != .touch && !column.isGenerated
    attribute.remarks = remarks(on: column, of: table)
    attribute.about = column.comment.flatMap { Sentence.short($0) } ?? column.listedValues
    return attribute
  }

  private func attributeName(_ name: String, base: String) -> String {
    let plain = VaultName.short(name, atMost: 60)
    if StandardColumn.ofSatellites.contains(plain) || plain.hasSuffix("_hk") {
      return VaultName.short("source_\(plain)", atMost: 60)
    }
    guard ReservedWords.all.contains(plain) else { return plain }
    return VaultName.short("\(base)_\(plain)", atMost: 60)
  }

  private func remarks(
    on column: SourceDatabase.Column, of table: SourceDatabase.TableName
  ) -> [Proposal.Remark] {
    var remarks: [Proposal.Remark] = []
    if !column.isTypeKept, column.allowedValues.isEmpty {
      remarks.append(
        .note("\(column.sourceType) in the source, a type that models do not have: text here."))
    }
    if column.isGenerated { remarks.append(.note("Computed by the source from other columns.")) }
    if column.listedValues == nil, !column.allowedValues.isEmpty {
      remarks.append(.note("Allowed: \(column.allowedValues.joined(separator: ", "))."))
    }
    if let comment = column.comment, Sentence.short(comment) == nil {
      remarks.append(.note(comment))
    }
    let lost = (classification.references[table] ?? []).first { reference in
      reference.columns.contains(column.name) && reference.isDeclared
        && classification.nature(of: reference.to) != .codeList
        && classification.target(of: reference).flatMap { hubs[$0.hub] } == nil
    }
    if let lost {
      remarks.append(
        .decide(
          "it refers to \(lost.to), whose hub has another key than these columns hold; "
            + "link them by a look-up, or leave it as payload"))
    }
    return remarks
  }

  /// The name of a part of a hub's key.
  func keyName(_ column: String, of hub: HubName, parts: Int) -> String {
    let plain = VaultName.short(column, atMost: 60)
    let isGeneral = ["id", "uuid", "guid", "key", "code", "number", "pk"].contains(plain)
    if isGeneral || ReservedWords.all.contains(plain) {
      return VaultName.short("\(hub.name)_\(plain)", atMost: 60)
    }
    let reserved = StandardColumn.ofHubs + ["\(hub.name)_hk", "\(hub.name)_bk"]
    return reserved.contains(plain) ? "source_\(plain)" : plain
  }
}

extension SourceDatabase.Column {
  /// "NEW, PAID or SENT"; nil where no list says it, or a long one.
  var listedValues: String? {
    guard let last = allowedValues.last else { return nil }
    let text =
      allowedValues.count == 1
      ? last : "\(allowedValues.dropLast().joined(separator: ", ")) or \(last)"
    return text.count <= 60 ? text : nil
  }
}

/// Texts of the source as a model can say them in a line.
enum Sentence {
  /// The text on one line without its last full stop; nil where it is long, or empty.
  static func short(_ text: String) -> String? {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let bare = line.hasSuffix(".") ? String(line.dropLast()) : line
    return bare.isEmpty || bare.count > 60 ? nil : bare
  }
}
