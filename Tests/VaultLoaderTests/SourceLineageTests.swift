import Testing
import VaultSQL

/// What lineage says of how a column became another.
@Suite struct SourceLineageTests {
  @Test func `a value is made of a column only where it is not the column itself`() {
    let steps = SourceLineage(of: FeedVault.source, in: FeedVault.vault).steps
      .filter { $0.kind == .direct && $0.column == "first" }
    // The same column feeds a name that is joined, a hash of the row, and a note as it is.
    #expect(
      steps.map { "\($0.table).\($0.target) \($0.isMade)" } == [
        "business.profile_s.text true", "business.tag_note_s.text false",
      ])
  }
}
