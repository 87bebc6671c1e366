/// The columns that vault tables have besides their keys and payload, as semantics, section 1 names them.
package enum StandardColumn {
  package static let tenantKey = "tenant_hk"
  package static let loadDate = "load_date"
  package static let loadEndDate = "load_end_date"
  package static let hashDiff = "hash_diff"
  package static let recordSource = "record_source"
  package static let snapshotDate = "snapshot_date"
}

// What no column of a model's own can be called, by the kind of its table.
extension StandardColumn {
  package static let ofHubs = [tenantKey, loadDate, recordSource]
  package static let ofLinks = ofHubs + [hashDiff]
  package static let ofSatellites = [tenantKey] + ofReferences
  package static let ofReferences = [loadDate, loadEndDate, hashDiff, recordSource]
}
