extension Proposal.Subject {
  /// The file of the subject: its hubs, then the sources that feed them.
  var file: WrittenFile {
    var text = SwiftText()
    text.line("import DataVault")
    for hub in hubs {
      text.gap()
      hub.write(to: &text)
    }
    for source in sources {
      text.gap()
      source.write(to: &text)
    }
    return WrittenFile("\(fileName).swift", text)
  }
}

extension Proposal.Hub {
  fileprivate func write(to text: inout SwiftText) {
    text.remarks(remarks)
    let schema = schema.map { ["schema: \($0.swiftLiteral)"] } ?? []
    text.call(
      "let \(constant) = Hub", [name.swiftLiteral] + schema + ["about: \(about.aboutLiteral)"], " {"
    )
    text.indented { text in
      for key in keys { text.call("Key", [key.name.swiftLiteral, key.type.swiftText]) }
    }
    text.line("}")
  }
}

extension Proposal.Source {
  fileprivate func write(to text: inout SwiftText) {
    text.remarks(remarks)
    let named = name.map { ["named: \($0.swiftLiteral)"] } ?? []
    // A table's full name may be longer than what is stored with every row.
    let recorded =
      table.unicodeScalars.count > 100
      ? ["recordSource: \(String(table.prefix(80)).swiftLiteral)"] : []
    text.call(
      "let \(constant) = Source",
      ["\(structName).self"] + named + recorded + ["about: \(about.aboutLiteral)"], " { row in")
    text.indented { text in
      for (number, element) in elements.enumerated() {
        // Keys stand together, and so does what is left out.
        let follows = number > 0 && elements[number - 1].kind == element.kind
        if !follows || element.isLarge { text.gap() }
        element.write(to: &text)
      }
    }
    text.line("}")
  }
}

extension Proposal.Element {
  fileprivate enum Kind { case key, table, exclusion }

  fileprivate var kind: Kind {
    switch self {
    case .key: .key
    case .link, .satellite, .reference: .table
    case .excluded: .exclusion
    }
  }

  fileprivate var isLarge: Bool { kind == .table }

  fileprivate func write(to text: inout SwiftText) {
    switch self {
    case .key(let key): key.write(to: &text)
    case .link(let link): link.write(to: &text)
    case .satellite(let satellite): satellite.write(to: &text)
    case .reference(let reference): reference.write(to: &text)
    case .excluded(let exclusion): exclusion.write(to: &text)
    }
  }
}
