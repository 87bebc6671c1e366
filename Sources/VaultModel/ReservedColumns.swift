/// Columns that tables of a vault have under every policy, and that so cannot be a model's own.
package enum ReservedColumns {
  /// The tenant's hash key, a column of every table of a vault but of reference tables.
  package static let tenantHashKey = "tenant_hk"

  package static let ofHubs = [tenantHashKey, "load_date", "record_source"]
  package static let ofLinks = ofHubs + ["hash_diff"]
  package static let ofSatellites = [tenantHashKey] + ofReferences
  package static let ofReferences = ["load_date", "load_end_date", "hash_diff", "record_source"]
}
