import PostgresSchema

/// What the columns of the bookkeeping mean, each by its name: equal names mean the same.
extension Bookkeeping {
  /// The column with its comment, unless it has one of its own.
  static func commented(_ column: Column) -> Column {
    var column = column
    column.comment = column.comment ?? comments[column.name]
    return column
  }

  private static let comments = vaultComments.merging(loadComments) { one, _ in one }
    .merging(quarantineComments) { one, _ in one }.merging(registerComments) { one, _ in one }

  private static let vaultComments = [
    "fingerprint": "Digest of everything in its vault.json.",
    "hash_spec": "By what rules values become the bytes that are hashed.",
    "hash_algorithm": "The digest under hash keys and hash diffs.",
    "format": "Number of the format of its vault.json.",
    "applied_at": "When it was applied.",
  ]

  private static let loadComments = [
    "load_id": "Number of the load.",
    "source": "Name of the source in the model.",
    "delivery_digest": "Digest of the delivery's bytes.",
    "inputs": "The files that were read.",
    "status": "How far the load has come, or how it ended.",
    "load_date": "The load date of its first versions; NULL until the first batch.",
    "dictated_date": "The load date that was asked for; NULL where the clock gave it.",
    "last_date": "The load date of its last versions: a key's versions of one load are 1 µs apart.",
    "seen_again_at": "When the same delivery last arrived again and was skipped.",
    "presence":
      "Whether its absent keys were closed: applied, or held_back until confirmed; NULL without presence.",
    "tenants": "Tenants whose records a snapshot holds; NULL for all others.",
    "started_at": "When the load began.",
    "ended_at": "When it ended; NULL while it runs.",
    "program_version": "Version of the loader.",
    "message": "Why it stopped or failed.",
    "reading": "How the inputs were read: layout, encoding, header, and so on.",
    "replayed_load_id": "The load whose held back records it brings, mended; NULL for all others.",
    "records": "Records that are done, counted from the first.",
    "batches": "Batches that are committed.",
    "updated_at": "When the last batch was committed.",
    "records_read": "Records of the delivery that concern the target.",
    "records_new": "Stored as the first of their key.",
    "records_changed": "Stored as a new version of a known key.",
    "records_unchanged": "Not stored: equal to the version in force.",
    "records_duplicate": "Not stored: equal to a record of the same delivery.",
    "records_late": "Stored between versions that were there before.",
    "records_quarantined": "Held back.",
    "rows_restated": "Stored besides: what the next delivery said, behind a late record.",
  ]

  private static let quarantineComments = [
    "quarantine_id": "Number of the record that was held back.",
    "input": "Name of the file.",
    "record": "Place in the file, counted in records from 1.",
    "line": "Place in the file, counted in lines from 1.",
    "byte_offset": "Place in the file, counted in bytes from 0.",
    "reason": "Class of the fault.",
    "column_name": "Name of the column; NULL where it is the record as a whole.",
    "detail": "What is wrong, in a sentence.",
    "content": "The record as it was delivered.",
    "quarantined_at": "When it was held back.",
    "resolution": "What became of it: replayed or discarded; NULL while it is open.",
    "resolved_at": "When that was decided.",
    "resolved_by": "The load that brought it, mended.",
    "resolution_reason": "Why it was discarded.",
  ]

  private static let registerComments = [
    "description": "What it does, in a sentence.",
    "migration_script": "What was run.",
    "rollback_script": "What would undo it; NULL where nothing can.",
    "author": "Who applied it.",
    "notes": "What was said about it.",
    "rollback_strategy": "By which file, and at what cost, one can go back.",
    "rolled_back_at": "When it was taken back; NULL while it holds.",
    "direction": "Whether the migration or its way back is under way.",
    "compatibility_level": "Whether readers of the former shape can go on.",
    "since": "From when on the table has this shape.",
    "sensitivity": "How careful one has to be with the column.",
    "masking": "How it is shown to those who may not see it.",
    "retention_days": "How long rows are kept, in days; NULL without a limit.",
    "owner": "Who answers for it.",
    "about": "What the model says of it.",
    "source_column": "Name of the column in the source.",
    "target_table": "Name of the table in the vault.",
    "target_column": "Name of the column in the vault.",
    "is_active": "Whether the model still has it.",
    "recorded_at": "When the row was written.",
    "recorded_by": "Who wrote it.",
    "name": "Name of the rule.",
    "dimension": "The kind of quality.",
    "condition": "SQL that holds for a row that is good.",
    "minimum_share": "The share of good rows that is asked for, of 1.",
    "severity": "What it means when the rule is broken.",
  ]
}
