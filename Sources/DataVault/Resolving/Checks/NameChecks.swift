// Names are the same in the model, in SQL and on the command line, so that nobody has to quote them.

extension Finding {
  /// Finds a name that SQL would want quoted.
  static func invalidName(_ name: String, of what: String, at place: ModelPlace) -> [Finding] {
    guard name.wholeMatch(of: /[a-z_][a-z0-9_]*/) == nil else { return [] }
    return [
      Finding(
        .invalidName, "\(what) has a name that SQL would want quoted", at: place,
        fix: "write it with lower-case letters, digits and underscores, not beginning with a digit")
    ]
  }

  /// Finds a role that SQL would want quoted; the role of a hub's own name is the hub's matter.
  static func invalidRole(
    _ role: String, of hub: Hub, in what: String, at place: ModelPlace
  ) -> [Finding] {
    role == hub.name ? [] : invalidName(role, of: "the role '\(role)' in \(what)", at: place)
  }

  /// Finds the names made of a declaration that PostgreSQL would cut.
  static func tooLong(_ names: [String], of what: String, at place: ModelPlace) -> [Finding] {
    let limit = CompiledVault.longestIdentifier
    guard let longest = names.max(by: { $0.utf8.count < $1.utf8.count }),
      longest.utf8.count > limit
    else { return [] }
    return [
      Finding(
        .nameTooLong,
        "\(what) becomes '\(longest)' of \(longest.utf8.count) bytes; PostgreSQL keeps \(limit)",
        at: place, fix: "shorten the name by \(longest.utf8.count - limit) bytes or more")
    ]
  }

  /// Finds a schema that belongs to PostgreSQL or to the loader's bookkeeping.
  static func schema(_ schema: String, of what: String, at place: ModelPlace) -> [Finding] {
    guard schema.hasPrefix("pg_") || ["metadata", "information_schema"].contains(schema) else {
      return invalidName(schema, of: "the schema '\(schema)' of \(what)", at: place)
    }
    return [
      Finding(
        .reservedName, "\(what) lies in the schema '\(schema)', which is not the model's to fill",
        at: place, fix: "choose another schema; the default is 'business'")
    ]
  }
}

// MARK: Duplicates

extension Inventory {
  /// Finds things of one kind that share a name, each named with the first of its name.
  func duplicateNames() -> [Finding] {
    duplicates(hubs, "hub", \.name, \.place) + duplicates(links, "link", \.name, \.place)
      + duplicates(satellites, "satellite", \.name, \.place)
      + duplicates(sources, "source", \.name, \.place)
      + duplicates(references, "reference", \.name, \.place)
      + duplicates(calendars, "calendar", \.name, \.place)
      + duplicates(pointInTimes, "point-in-time table", \.name, \.place)
      + duplicates(bridges, "bridge", \.name, \.place)
      + duplicates(monitors, "monitor", \.name, \.place)
      + duplicates(qualityRules, "quality rule", \.name, \.place)
  }

  private func duplicates<Declaration>(
    _ declarations: [Declaration], _ kind: String, _ name: (Declaration) -> String,
    _ place: (Declaration) -> ModelPlace
  ) -> [Finding] {
    // The list is sorted by name, then by place.
    zip(declarations, declarations.dropFirst()).compactMap { former, latter in
      guard name(former) == name(latter) else { return nil }
      let advice =
        kind == "source"
        ? "list it once, or give one of them another name: Source(…, named: \"…\")"
        : "rename one; where both mean the same thing, declare it once and name that in both places"
      return Finding(
        .duplicateName,
        "the \(kind) '\(name(latter))' is declared twice, also at \(place(former))",
        at: place(latter), fix: advice)
    }
  }
}

extension Sequence where Element: Hashable {
  /// The elements that stand in the sequence more than once, each once.
  func repeated() -> [Element] {
    var seen: Set<Element> = []
    var reported: Set<Element> = []
    return filter { !seen.insert($0).inserted && reported.insert($0).inserted }
  }
}
