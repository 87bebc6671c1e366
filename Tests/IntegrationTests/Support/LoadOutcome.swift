import PostgresSchema

/// What loads left behind: the vault's rows, and what they say they did.
struct LoadOutcome: Equatable {
  var content: VaultContent
  var counts: [[String?]]
  var quarantine: [[String?]]

  /// Reads them; with their dates, where the test dictates these.
  static func read(_ rig: VaultRig, withDates: Bool = false) async throws -> LoadOutcome {
    LoadOutcome(
      content: try await VaultContent.read(rig, withDates: withDates),
      counts: try await rig.rows(
        """
        SELECT load.load_id, load.status, target, records_read, records_new, records_changed,
          records_unchanged, records_duplicate, records_late, records_quarantined
        FROM metadata.load_count JOIN metadata.load USING (load_id) ORDER BY 1, 3
        """),
      quarantine: try await rig.rows(
        """
        SELECT load_id, record, line, byte_offset, reason, md5(content)
        FROM metadata.quarantine ORDER BY 1, 2
        """))
  }

  /// Where another outcome parts from it.
  func differences(from other: LoadOutcome) -> [String] {
    content.tables.keys.sorted().filter { content.tables[$0] != other.content.tables[$0] }
      + (counts == other.counts ? [] : ["counts: \(counts), not \(other.counts)"])
      + (quarantine == other.quarantine ? [] : ["quarantine"])
  }
}
