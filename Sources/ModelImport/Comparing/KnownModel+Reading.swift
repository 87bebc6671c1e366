extension KnownModel {
  /// Reads what the files of a model declare.
  ///
  /// Shapes of tables are read as an import writes them, whatever file they stand in; of all else
  /// only names, and which columns hold a source's key.
  package init(_ files: [ModelFile]) {
    self.init()
    var sources: [String: SourceInFile] = [:]
    var hubs: [String: String] = [:]
    for file in files {
      fileNames.insert(file.name)
      for table in file.shapes() { tables[table.name] = table.shape }
      for match in file.text.matches(of: /(?m)^(?:public )?let `?(\w+)`?/) {
        constants.insert(String(match.1))
      }
      for match in file.text.matches(of: /\b(?:Hub|Link|Satellite|Reference)\(\s*"(\w+)"/) {
        vaultNames.insert(String(match.1))
      }
      for match in file.text.matches(of: /(?m)^(?:public )?let (\w+) = Hub\(\s*"(\w+)"/) {
        hubs[String(match.1)] = String(match.2)
      }
      for match in file.text.matches(of: /\bExcludedTable\(\s*"((?:[^"\\]|\\.)*)"/) {
        excludedTables.insert(String(match.1).readingSwiftEscapes)
      }
      for source in file.sources() { sources[source.structName] = source }
      if let match = file.text.firstMatch(of: /\bVault\(\s*"[^{]*?\btenant: (\w+)/) {
        tenant = String(match.1)
      }
    }
    tenantName = tenant.flatMap { hubs[$0] }
    for (name, table) in tables {
      guard let source = sources[table.structName] else { continue }
      tables[name]?.source = .init(constant: source.constant, place: source.place)
      tables[name]?.key = source.key(of: hubs, besides: tenant)
    }
  }
}

/// A source as a file declares it.
private struct SourceInFile {
  let constant: String
  let structName: String
  let place: KnownModel.Place
  /// Up to the brace that ends it.
  let body: Substring

  /// The hub of the first key that is not the tenant's; the tenant's where there is no other.
  func key(of hubs: [String: String], besides tenant: String?) -> KnownModel.Key? {
    let keys = body.matches(of: /(?m)^\s+(\w+)\.key\(([^)]*)\)/).compactMap { match in
      let hub = String(match.1)
      let values = match.2.split(separator: ",").map { $0.drop { $0.isWhitespace } }
      let properties = values.compactMap { $0.wholeMatch(of: /row\.(`?\w+`?)\s*/)?.1 }
      // A role is another thing's, and what is no plain column is not what others carry.
      guard properties.count == values.count, let name = hubs[hub] else {
        return KnownModel.Key?.none
      }
      return KnownModel.Key(hub: hub, hubName: name, properties: properties.map(String.init))
    }
    return keys.first { $0.hub != tenant } ?? keys.first
  }
}

extension ModelFile {
  fileprivate func sources() -> [SourceInFile] {
    text.matches(of: /(?m)^(?:public )?let (\w+) = Source\(\s*(\w+)\.self/).map { match in
      let rest = text[match.range.lowerBound...]
      let end = rest.firstRange(of: "\n}")?.lowerBound ?? rest.endIndex
      return SourceInFile(
        constant: String(match.1), structName: String(match.2),
        place: KnownModel.Place(file: path, line: line(of: match.range.lowerBound)),
        body: rest[..<end])
    }
  }

  fileprivate func shapes() -> [(name: String, shape: KnownModel.Table)] {
    text.matches(of: /(?m)^(?:public )?struct (\w+): SourceTable \{/).compactMap { match in
      let rest = text[match.range.upperBound...]
      let body = rest[..<(rest.firstRange(of: "\n}")?.lowerBound ?? rest.endIndex)]
      guard let name = body.firstMatch(of: /static let name = "((?:[^"\\]|\\.)*)"/)?.1 else {
        return nil
      }
      let columns = body.matches(
        of: /let (`?\w+`?) = Column\(\s*"((?:[^"\\]|\\.)*)",\s*(\.[^\n]*)\)/)
      let shape = KnownModel.Table(
        structName: String(match.1),
        place: KnownModel.Place(file: path, line: line(of: match.range.lowerBound)),
        columns: columns.map { column in
          KnownModel.Column(
            property: String(column.1), name: String(column.2).readingSwiftEscapes,
            type: String(column.3), line: line(of: column.range.lowerBound))
        })
      return (String(name).readingSwiftEscapes, shape)
    }
  }
}

extension String {
  /// What a string literal with this between its quotes says.
  fileprivate var readingSwiftEscapes: String {
    replacing(/\\(?:u\{([0-9A-Fa-f]{1,6})\}|(.))/) { match in
      if let digits = match.1, let number = UInt32(digits, radix: 16),
        let scalar = Unicode.Scalar(number)
      {
        return String(scalar)
      }
      switch match.2 {
      case "n": return "\n"
      case "r": return "\r"
      case "t": return "\t"
      case let letter?: return String(letter)
      case nil: return ""
      }
    }
  }
}
