package import PostgresSchema

/// A column as `CREATE TABLE` or `ADD COLUMN` declares it.
package struct ColumnDefinition: Hashable, Sendable {
  package var name: String
  package var place: TextPlace
  package var type: ColumnType
  package var isNotNull = false
  package var isUnique = false
  package var isPrimaryKey = false
  package var hasCheck = false
  package var references: QualifiedName?
  package var filling: Filling = .null

  /// What old rows get in it.
  package enum Filling: Hashable, Sendable {
    case null
    /// The same for all rows, so that none is written.
    case constant
    /// Evaluated row by row where one of these functions is volatile.
    case functions(Set<QualifiedName>)
    case stored
    case virtual
    case identity
  }
}

extension TokenReader {
  /// Name, type and what follows.
  mutating func takeColumn() -> ColumnDefinition? {
    let place = place
    guard let name = takeIdentifier(), let type = takeType() else { return nil }
    var column = ColumnDefinition(name: name, place: place, type: type)
    while !isAtEnd { takeConstraint(of: &column) }
    return column
  }

  private mutating func takeConstraint(of column: inout ColumnDefinition) {
    if take("constraint") {
      _ = takeIdentifier()
    } else if take("not", "null") {
      column.isNotNull = true
    } else if take("unique") {
      column.isUnique = true
    } else if take("primary", "key") {
      column.isPrimaryKey = true
    } else if take("check") {
      column.hasCheck = true
    } else if take("references") {
      column.references = takeName()
    } else if take("default") {
      column.filling = takeDefault()
    } else if take("generated") {
      takeGeneration(of: &column)
    } else {
      skipItem()
    }
  }

  private mutating func takeGeneration(of column: inout ColumnDefinition) {
    _ = skip(behind: "as")
    if take("identity") {
      column.filling = .identity
    } else {
      skipItem()
      column.filling = take("virtual") ? .virtual : .stored
      _ = take("stored")
    }
  }

  /// The functions that an expression calls, up to where the next constraint begins.
  mutating func takeDefault() -> ColumnDefinition.Filling {
    let start = index
    while !isAtEnd, !isAny(of: Self.constraintWords) || index == start { skipItem() }
    let range = start..<index
    if range.count == 1, statement.isWord(statement.tokens[start], "null") { return .null }
    let functions = calledFunctions(in: range)
    return functions.isEmpty ? .constant : .functions(functions)
  }

  /// Every name with a parenthesis behind it.
  func calledFunctions(in range: Range<Int>) -> Set<QualifiedName> {
    var functions: Set<QualifiedName> = []
    for index in range.dropLast() where statement.isWord(statement.tokens[index + 1], "(") {
      // `varchar(20)` behind a cast is no call.
      if index > range.lowerBound, statement.isWord(statement.tokens[index - 1], "::") { continue }
      let token = statement.tokens[index]
      guard token.kind == .word || token.kind == .quotedName else { continue }
      var schema = "public"
      if index - 2 >= range.lowerBound, statement.isWord(statement.tokens[index - 1], ".") {
        schema = statement.identifier(statement.tokens[index - 2])
      }
      functions.insert(QualifiedName(schema: schema, name: statement.identifier(token)))
    }
    return functions
  }

  private static let constraintWords = [
    "constraint", "not", "null", "check", "default", "generated", "unique", "primary",
    "references", "deferrable", "initially", "collate",
  ]
}
