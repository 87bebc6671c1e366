package import PostgresClient

/// Why a database could not be looked at.
package enum InspectionError: Error, Hashable, Sendable {
  /// The role lacks what it takes to ask the server for its own spelling.
  case rightMissing(PostgresError)
  /// A standby server, or a session that may only read.
  case readOnly
  /// A migration holds a table for itself.
  case busy(PostgresError)
  case database(PostgresError)

  init(_ error: any Error) {
    switch error {
    case let error as InspectionError: self = error
    case let error as PostgresError:
      switch error.code {
      case .insufficientPrivilege: self = .rightMissing(error)
      case .readOnlyTransaction: self = .readOnly
      case .lockNotAvailable: self = .busy(error)
      default: self = .database(error)
      }
    default: preconditionFailure("inspecting throws nothing else: \(error)")
    }
  }
}

extension InspectionError: CustomStringConvertible {
  /// What is wrong, and the way out.
  package var description: String {
    switch self {
    case .rightMissing(let error):
      """
      \(error.message): comparing needs USAGE on the vault's schemas and TEMPORARY on the database, \
      but no right on any row
        GRANT USAGE ON SCHEMA … TO …; GRANT TEMPORARY ON DATABASE … TO …;
      """
    case .readOnly:
      """
      the server only reads, as a standby does: comparing makes temporary things, and undoes them; \
      ask the primary server
      """
    case .busy(let error):
      "\(error.message): something else holds a table of the vault for itself; try again when it is done"
    case .database(let error): error.description
    }
  }
}
