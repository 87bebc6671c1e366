extension Proposal.TableShape {
  /// `Tables/Customers.swift`.
  package var file: WrittenFile { WrittenFile("Tables/\(structName).swift", text) }

  private var text: SwiftText {
    var text = SwiftText()
    text.line("import DataVault")
    text.line("")
    text.line("struct \(structName): SourceTable {")
    text.indented { text in
      text.line("static let name = \(table.swiftLiteral)")
      text.line("")
      for column in columns {
        if let remark = column.remark { text.remarks([remark]) }
        text.call(
          "let \(column.property) = Column", [column.name.swiftLiteral, column.type.swiftText])
      }
    }
    text.line("}")
    return text
  }
}
