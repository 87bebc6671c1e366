import VaultModel

extension Proposal.HubKey {
  func write(to text: inout SwiftText) {
    text.remarks(remarks)
    text.call("\(hub).key", values + (role.map { ["as: \($0.swiftLiteral)"] } ?? []))
  }
}

extension Proposal.Participant {
  /// `user.as("approver").optional`.
  var text: String {
    hub + (role.map { ".as(\($0.swiftLiteral))" } ?? "") + (isOptional ? ".optional" : "")
  }

  /// The participant as a driving key names it.
  fileprivate var driver: String { hub + (role.map { ".as(\($0.swiftLiteral))" } ?? "") }
}

extension Proposal.Link {
  func write(to text: inout SwiftText) {
    var arguments = [name.swiftLiteral]
    switch kind {
    case .relation: break
    case .hierarchy: arguments.append("kind: .hierarchy")
    case .event: arguments.append("kind: .nonHistorized")
    }
    arguments += labelled("dependentKeys", dependentKeys.map(\.text))
    arguments += labelled("drivenBy", drivers.map(\.driver))
    arguments.append("about: \(about.aboutLiteral)")
    text.call("\(constant.map { "let \($0) = " } ?? "")Link", arguments, " {")
    text.indented { text in for participant in participants { text.line(participant.text) } }
    if payload.isEmpty {
      text.line("}")
    } else {
      text.line("} payload: {")
      text.attributes(payload)
      text.line("}")
    }
    if let constant { text.line(constant) }
  }

  /// The first of several values has the label.
  private func labelled(_ label: String, _ values: [String]) -> [String] {
    values.enumerated().map { $0 == 0 ? "\(label): \($1)" : $1 }
  }
}

extension Proposal.Satellite {
  func write(to text: inout SwiftText) {
    let kind = isEvent ? ["kind: .nonHistorized"] : []
    text.call(
      "Satellite",
      [name.swiftLiteral, "of: \(parent)"] + kind + ["about: \(about.aboutLiteral)"], " {")
    text.attributes(attributes)
    text.line("}")
  }
}

extension Proposal.Reference {
  func write(to text: inout SwiftText) {
    let keys = keys.map(\.text).enumerated().map { $0 == 0 ? "key: \($1)" : $1 }
    text.call(
      "Reference", [name.swiftLiteral] + keys + ["history: true", "about: \(about.aboutLiteral)"],
      " {")
    text.attributes(attributes)
    text.line("}")
  }
}

extension Proposal.Exclusion {
  func write(to text: inout SwiftText) {
    text.remarks(remarks)
    text.call("Excluded", properties.map { "row.\($0)" } + ["because: \(reason.swiftLiteral)"])
  }
}

// MARK: Attributes

extension SwiftText {
  fileprivate mutating func attributes(_ attributes: [Proposal.Attribute]) {
    indented { text in
      for attribute in attributes {
        text.remarks(attribute.remarks)
        text.attribute(attribute)
      }
    }
  }

  /// What does not fit into the line behind a column is said above it.
  private mutating func attribute(_ attribute: Proposal.Attribute) {
    let explained = attribute.about.map { "\(attribute.text).about(\($0.swiftLiteral))" }
    // Six columns are the deepest margin of an attribute.
    if let explained, explained.count + 6 <= Self.width {
      line(explained)
    } else {
      if let about = attribute.about { comment("\(about).") }
      chain(attribute.pieces)
    }
  }
}

extension Proposal.Attribute {
  /// `row.email.sensitive(.personal)`, without what explains it.
  package var text: String { pieces.joined() }

  /// The column, and each word that is said of it.
  fileprivate var pieces: [String] {
    var pieces = ["row.\(property)"]
    if let name { pieces.append(".named(\(name.swiftLiteral))") }
    switch sensitivity {
    case .personal: pieces.append(".sensitive(.personal)")
    case .confidential: pieces.append(".sensitive(.confidential)")
    case .none: break
    }
    return isHashed ? pieces : pieces + [".notHashed()"]
  }
}
