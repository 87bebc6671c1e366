// The names of what a table brings with it. The checks measure the same ones that the SQL spells out.

extension CompiledVault.TableName {
  fileprivate func beside(_ name: String) -> CompiledVault.TableName {
    CompiledVault.TableName(schema: schema, name: name)
  }
}

extension CompiledVault {
  /// What the longest of a vault's own functions has behind the vault's name, where vaults share a schema.
  package static let longestFunctionSuffix = "_comprehensive_health_check"

  /// The most bytes that an identifier of PostgreSQL can have.
  package static let longestIdentifier = 63

  /// The most bytes that a vault's name can have, so that PostgreSQL keeps all names made of it whole.
  package static let longestName = longestIdentifier - longestFunctionSuffix.utf8.count
}

extension CompiledVault.Hub {
  /// The hub with the open versions of its satellites beside it.
  package var nowView: CompiledVault.TableName { table.beside("\(name)_now") }

  /// The function that gives the same for an instant.
  package var asOfFunction: CompiledVault.TableName { table.beside("\(name)_as_of") }
}

extension CompiledVault.Link {
  /// The link with the business keys of its participants.
  package var keysView: CompiledVault.TableName { table.beside("\(name)_keys") }

  /// The rows with masked columns, of an event whose payload has any.
  package var maskedView: CompiledVault.TableName { table.beside("\(name)_masked") }
}

extension CompiledVault.Satellite {
  /// The open versions.
  package var currentView: CompiledVault.TableName { table.beside("\(name)_current") }

  /// The open versions with masked columns, for those who may not see what is sensitive.
  package var maskedView: CompiledVault.TableName { table.beside("\(name)_masked") }

  /// All versions with their ends, of a satellite whose rows are never closed.
  package var intervalsView: CompiledVault.TableName { table.beside("\(name)_intervals") }
}

extension CompiledVault.ReferenceTable {
  /// The newest row of each key, of a table with history.
  package var currentView: CompiledVault.TableName { table.beside("\(name)_current") }

  /// The newest row of each key with masked columns.
  package var maskedView: CompiledVault.TableName { table.beside("\(name)_masked") }
}

extension CompiledVault.SnapshotCalendar {
  /// Adds the instants that are missing up to a day, and removes those past their retention.
  package var refreshFunction: CompiledVault.TableName { table.beside("refresh_\(name)") }
}

extension CompiledVault.PointInTime {
  /// The rows that the table should hold.
  package var expectedView: CompiledVault.TableName { table.beside("\(name)_pit_expected") }

  /// Brings the table to them, changing nothing that is right.
  package var refreshFunction: CompiledVault.TableName { table.beside("refresh_\(name)_pit") }
}

extension CompiledVault.Bridge {
  /// The rows that the table should hold.
  package var expectedView: CompiledVault.TableName { table.beside("\(name)_bridge_expected") }

  /// Brings the table to them, changing nothing that is right.
  package var refreshFunction: CompiledVault.TableName { table.beside("refresh_\(name)_bridge") }
}
