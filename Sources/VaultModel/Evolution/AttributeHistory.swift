/// One table's attributes from one version of the model to the next.
struct AttributeHistory {
  private let name: String
  private let table: CompiledVault.TableName
  private let before: [CompiledVault.Attribute]
  private let formerlyDropped: [CompiledVault.DroppedAttribute]
  private let rules: FarewellRules
  private let hashesAbsence: Bool
  private var nextOrdinal: Int
  private var hashNames: Set<String>

  private(set) var renames: [Evolution.AttributeRename] = []
  private(set) var drops: [Evolution.Dropped] = []
  private(set) var dropped: [CompiledVault.DroppedAttribute] = []
  private(set) var questions: [Evolution.OpenQuestion] = []
  private(set) var advice: [String] = []
  /// Whether rows that are stored would be hashed otherwise now.
  private(set) var changesHashing = false

  /// - Parameters:
  ///   - table: The table as it was.
  ///   - rules: What the model says of what is gone.
  ///   - hashesAbsence: Whether a NULL is part of a hash diff, so that a new column changes them all.
  init(of table: some EvolvingTable, rules: FarewellRules, hashesAbsence: Bool) {
    name = table.name
    self.table = table.attributeTable
    before = table.attributes
    formerlyDropped = table.past.dropped
    self.rules = rules
    self.hashesAbsence = hashesAbsence
    let ordinals = before.map(\.ordinal) + formerlyDropped.map(\.ordinal)
    nextOrdinal = (ordinals.max() ?? 0) + 1
    hashNames = Set(before.map(\.hashName) + formerlyDropped.map(\.hashName))
  }

  /// The declared attributes with what they were before, and those that stay without being declared.
  mutating func carryOn(_ declared: [CompiledVault.Attribute]) -> [CompiledVault.Attribute] {
    var result: [CompiledVault.Attribute] = []
    var kept: Set<Int> = []
    var fresh: [CompiledVault.Attribute] = []
    for attribute in declared {
      guard let former = former(of: attribute) else {
        fresh.append(attribute)
        continue
      }
      kept.insert(former.ordinal)
      result += carryOn(attribute, from: former)
    }
    let lost = before.filter { !kept.contains($0.ordinal) && !isSucceeded($0) }
    fresh = fresh.map { added($0) }
    ask(about: lost, beside: fresh)
    result += fresh + lost.compactMap { retired($0) } + before.filter { isSucceeded($0) }
    return result.sorted { $0.ordinal < $1.ordinal }
  }

  /// An attribute is known by its name, else by the name that the author says it had.
  private func former(of attribute: CompiledVault.Attribute) -> CompiledVault.Attribute? {
    let candidates = before.filter { !isSucceeded($0) }
    if let same = candidates.first(where: { $0.shownName == attribute.name }) { return same }
    guard attribute.hashName != attribute.name else { return nil }
    return candidates.first { $0.shownName == attribute.hashName }
      ?? candidates.first { $0.hashName == attribute.hashName }
  }

  private func isSucceeded(_ attribute: CompiledVault.Attribute) -> Bool {
    before.contains { $0.successorOf == attribute.ordinal }
  }

  private mutating func added(_ attribute: CompiledVault.Attribute) -> CompiledVault.Attribute {
    var result = attribute
    result.ordinal = takeOrdinal()
    if hashesAbsence, result.makesVersions { changesHashing = true }
    if hashNames.contains(result.hashName) {
      result.hashName = "\(attribute.name)#\(result.ordinal)"
    }
    hashNames.insert(result.hashName)
    return result
  }

  private mutating func takeOrdinal() -> Int {
    defer { nextOrdinal += 1 }
    return nextOrdinal
  }

  private mutating func carryOn(
    _ attribute: CompiledVault.Attribute, from former: CompiledVault.Attribute
  ) -> [CompiledVault.Attribute] {
    var result = attribute
    result.ordinal = former.ordinal
    result.hashName = former.hashName
    result.successorOf = former.successorOf
    if former.shownName != attribute.name {
      if before.contains(where: { $0.name == attribute.name }) { askAboutName(of: attribute) }
      renames.append(
        Evolution.AttributeRename(table: table, from: former.name, to: attribute.name))
    } else if former.alias != nil {
      result.name = former.name
      result.alias = former.alias
    }
    if former.makesVersions != result.makesVersions { changesHashing = true }
    if former.jsonHashing != result.jsonHashing, result.makesVersions { changesHashing = true }
    switch TypeEvolution(from: former.type, to: attribute.type) {
    case .none, .inPlace: return [result]
    case .successor: return succeed(former, by: result)
    case .impossible:
      askAboutType(of: attribute, from: former)
      return [result]
    }
  }

  /// Gives the values of the new type a column of their own; what is stored stays as it is.
  private mutating func succeed(
    _ former: CompiledVault.Attribute, by attribute: CompiledVault.Attribute
  ) -> [CompiledVault.Attribute] {
    var successor = attribute
    successor.ordinal = takeOrdinal()
    successor.alias = attribute.shownName
    successor.name = "\(attribute.shownName)_\(successor.ordinal)"
    successor.successorOf = former.ordinal
    var past = former
    past.isRetired = true
    if attribute.makesVersions { changesHashing = true }
    advice.append(
      "'\(name).\(attribute.shownName)' changes from \(former.type) to \(attribute.type): column "
        + "\(successor.name) takes the new values, and views show it with the old ones before it")
    return [past, successor]
  }

  private mutating func retired(
    _ attribute: CompiledVault.Attribute
  ) -> CompiledVault.Attribute? {
    let subject = "\(name).\(attribute.shownName)"
    if attribute.makesVersions { changesHashing = true }
    if rules.kind(of: subject) == .dropped {
      drops.append(Evolution.Dropped(table: table, column: attribute.name))
      dropped.append(.init(ordinal: attribute.ordinal, hashName: attribute.hashName))
      return nil
    }
    if !attribute.isRetired, rules.kind(of: subject) == nil {
      advice.append(
        "the model no longer has '\(subject)': the column stays and is loaded as NULL. "
          + "Retired(\"\(subject)\") in the vault says that this is meant, "
          + "Dropped(\"\(subject)\") lets the column go")
    }
    var result = attribute
    result.isRetired = true
    return result
  }
}

// MARK: Questions

extension AttributeHistory {
  /// A lost attribute and a new one of its type may be one that was renamed, or two.
  private mutating func ask(
    about lost: [CompiledVault.Attribute], beside fresh: [CompiledVault.Attribute]
  ) {
    for attribute in lost where !attribute.isRetired {
      let subject = "\(name).\(attribute.shownName)"
      guard rules.kind(of: subject) == nil else { continue }
      let others = fresh.filter { $0.type == attribute.type }
      guard !others.isEmpty else { continue }
      let names = others.map { "'\(name).\($0.name)'" }.joined(separator: " and ")
      questions.append(
        Evolution.OpenQuestion(
          table: table, column: attribute.name,
          text: "'\(subject)' is gone and \(names) of the same type, \(attribute.type), is new",
          answers: others.map {
            "it is the same value under a new name: write .named(\"\($0.name)\")"
              + ".renamed(from: \"\(attribute.shownName)\") at '\($0.name)'"
          } + [
            "they are two values, and the old one is no longer delivered: write "
              + "Retired(\"\(subject)\") in the vault",
            "they are two values, and the old ones are to go: write Dropped(\"\(subject)\") "
              + "in the vault",
          ]))
    }
  }

  /// A retired attribute still has its column, and two columns cannot share a name.
  private mutating func askAboutName(of attribute: CompiledVault.Attribute) {
    let subject = "\(name).\(attribute.name)"
    questions.append(
      Evolution.OpenQuestion(
        table: table, column: attribute.name,
        text:
          "'\(subject)' is to be the new name of '\(attribute.hashName)', and a column that the "
          + "model gave up has that name",
        answers: [
          "choose another name", "let the old column go first: write Dropped(\"\(subject)\")",
        ]))
  }

  private mutating func askAboutType(
    of attribute: CompiledVault.Attribute, from former: CompiledVault.Attribute
  ) {
    questions.append(
      Evolution.OpenQuestion(
        table: table, column: former.name,
        text: "'\(name).\(attribute.name)' changes from \(former.type) to \(attribute.type), and "
          + "not every \(former.type) that is stored is a \(attribute.type)",
        answers: [
          "keep the old values as they are, and give the new ones a name of their own: "
            + "write .named(\"…\") at '\(attribute.name)' and Retired(\"\(name).\(attribute.name)\") "
            + "in the vault",
          "leave the type as it was: \(former.type)",
        ]))
  }
}
