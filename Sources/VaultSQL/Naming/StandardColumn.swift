/// The columns that vault tables have besides their keys and payload, as semantics, section 1 names them.
package enum StandardColumn {
  package static let tenantKey = "tenant_hk"
  package static let loadDate = "load_date"
  package static let loadEndDate = "load_end_date"
  package static let hashDiff = "hash_diff"
  package static let recordSource = "record_source"
  package static let snapshotDate = "snapshot_date"
}
