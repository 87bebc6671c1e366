import PostgresSchema
import Testing

@Suite struct CatalogOfSchemaTests {
  @Test func aRightOnSeveralColumnsIsOneOnEach() {
    let table = QualifiedName(schema: "business", name: "customer_s")
    let grant = Grant([.updateOf(["a", "b"])], on: .relations([table]), to: "loader")
    let catalog = Catalog(of: Schema(sections: [Section("", objects: [.grant(grant)])]))
    #expect(catalog.identities.map(\.member) == ["UPDATE (a) of loader", "UPDATE (b) of loader"])
  }
}
