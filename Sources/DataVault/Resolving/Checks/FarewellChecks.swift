extension Vault {
  /// Farewells to what is still there, and two to one thing.
  func farewellFindings(on inventory: Inventory) -> [Finding] {
    let declared = inventory.declaredNames
    let all = farewells
    let present = all.filter { declared.contains($0.farewell.subject) }.map { item in
      Finding(
        .farewell,
        "'\(item.farewell.subject)' is said to be \(item.farewell.kind.rawValue), and the model "
          + "declares it", at: item.place,
        fix: "leave out this line, or the declaration")
    }
    let twice = all.map(\.farewell.subject).repeated().compactMap { subject -> Finding? in
      guard let last = all.last(where: { $0.farewell.subject == subject }) else { return nil }
      return Finding(
        .farewell, "'\(subject)' is said to be retired or dropped twice", at: last.place,
        fix: "keep one of the two lines")
    }
    return present + twice
  }
}

extension Inventory {
  /// Tables by name, and their attributes as `table.attribute`.
  fileprivate var declaredNames: Set<String> {
    var names = Set(hubs.map(\.name))
    for link in links {
      names.insert(link.name)
      for attribute in link.payload { names.insert("\(link.name).\(attribute.name)") }
    }
    for satellite in satellites {
      names.insert(satellite.name)
      for attribute in satellite.attributes { names.insert("\(satellite.name).\(attribute.name)") }
    }
    for reference in references {
      names.insert(reference.name)
      for attribute in reference.attributes { names.insert("\(reference.name).\(attribute.name)") }
    }
    return names
  }
}
