/// The five characters by which the server names what happened.
///
/// See PostgreSQL's manual, appendix A "PostgreSQL Error Codes". Class `VW` is this program's own.
package struct SQLState: RawRepresentable, Hashable, Sendable {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }
  package init(_ rawValue: String) { self.rawValue = rawValue }

  /// The first two characters: the kind of trouble.
  package var `class`: Substring { rawValue.prefix(2) }
}

extension SQLState: CustomStringConvertible {
  package var description: String { rawValue }
}

// MARK: The way to the server

extension SQLState {
  package static let unableToConnect = SQLState("08001")
  package static let connectionRejected = SQLState("08004")
  package static let connectionFailure = SQLState("08006")
  package static let protocolViolation = SQLState("08P01")
  package static let invalidAuthorization = SQLState("28000")
  package static let invalidPassword = SQLState("28P01")
  package static let databaseMissing = SQLState("3D000")
  package static let tooManyConnections = SQLState("53300")
  package static let adminShutdown = SQLState("57P01")
  package static let crashShutdown = SQLState("57P02")
  package static let cannotConnectNow = SQLState("57P03")
  package static let idleSessionTimeout = SQLState("57P05")
  /// The text that should say where the database is cannot be read; the server never gives this one.
  package static let malformedAddress = SQLState("VW001")
  /// A pooler shares a server connection between statements, so that no transaction lasts.
  package static let statementPooling = SQLState("VW002")
  /// A pooler shares a server connection between transactions, so that no session lasts.
  package static let sessionNotKept = SQLState("VW003")
  /// A setting reads back otherwise than it was set.
  package static let settingNotPinned = SQLState("VW004")
}

// MARK: Values

extension SQLState {
  package static let stringTooLong = SQLState("22001")
  package static let numberOutOfRange = SQLState("22003")
  package static let dateOutOfRange = SQLState("22008")
  package static let invalidCharacter = SQLState("22021")
  package static let invalidText = SQLState("22P02")
  package static let invalidBinary = SQLState("22P03")
  package static let badCopyFormat = SQLState("22P04")
  package static let notNullViolation = SQLState("23502")
  package static let foreignKeyViolation = SQLState("23503")
  package static let uniqueViolation = SQLState("23505")
  package static let checkViolation = SQLState("23514")
}

// MARK: Statements and transactions

extension SQLState {
  package static let featureNotSupported = SQLState("0A000")
  package static let activeTransaction = SQLState("25001")
  package static let readOnlyTransaction = SQLState("25006")
  package static let inFailedTransaction = SQLState("25P02")
  package static let invalidTransactionEnd = SQLState("2D000")
  package static let serializationFailure = SQLState("40001")
  package static let deadlockDetected = SQLState("40P01")
  package static let insufficientPrivilege = SQLState("42501")
  package static let syntaxError = SQLState("42601")
  package static let undefinedColumn = SQLState("42703")
  package static let duplicateObject = SQLState("42710")
  package static let undefinedFunction = SQLState("42883")
  package static let undefinedTable = SQLState("42P01")
  package static let duplicateDatabase = SQLState("42P04")
  package static let duplicateTable = SQLState("42P07")
  package static let undefinedSchema = SQLState("3F000")
  package static let diskFull = SQLState("53100")
  package static let outOfMemory = SQLState("53200")
  package static let objectInUse = SQLState("55006")
  package static let lockNotAvailable = SQLState("55P03")
  package static let queryCanceled = SQLState("57014")
  package static let raisedException = SQLState("P0001")
  package static let internalError = SQLState("XX000")
}
