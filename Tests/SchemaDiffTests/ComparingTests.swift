import PostgresSchema
import SchemaDiff
import Testing

@Suite struct ComparingTests {
  private static let table = QualifiedName(schema: "business", name: "customer_s")

  private func catalog(_ columns: [Column]) -> Catalog {
    Catalog(
      of: Schema(sections: [Section("", objects: [.table(Table(Self.table, columns: columns))])]))
  }

  @Test func equalCatalogsHaveNoChanges() {
    let one = catalog([Column("a", .text), Column("b", .text)])
    #expect(one.changes(to: one).isEmpty)
  }

  @Test func anotherOrderOfColumnsIsNoChange() {
    let one = catalog([Column("a", .text), Column("b", .text)])
    let other = catalog([Column("b", .text), Column("a", .text)])
    #expect(one.changes(to: other).isEmpty)
  }

  @Test func aRenamedColumnIsOneChange() {
    let one = catalog([Column("a", .text)])
    let other = catalog([Column("b", .text)])
    let rename = ColumnRename(Self.table, from: "a", to: "b")
    #expect(one.changes(to: other, renames: [rename]) == [.renamedColumn(rename)])
    #expect(one.changes(to: other).count == 2)
  }
}
