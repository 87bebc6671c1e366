import VaultLoader

/// Where a source's delivery is.
enum DeliveryPlace: Sendable {
  /// Files, and the layout that their names tell, where they were found by their names.
  case files([String], DeliveryFileName.Layout?)
  case table(TableInput)
}
