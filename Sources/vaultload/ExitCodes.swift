import ArgumentParser
import PostgresClient
import VaultHash
import VaultLoader
import VaultModel

/// What the program's exit codes mean; `docs/exit-codes.md` lists them for users.
extension ExitCode {
  static let loadFailed = ExitCode(1)
  static let usage = ExitCode(64)
  static let badInput = ExitCode(65)
  static let missingInput = ExitCode(66)
  static let databaseUnreachable = ExitCode(69)
  static let authenticationRefused = ExitCode(77)
  static let configuration = ExitCode(78)

  /// The code for what ended the program.
  init(for error: any Error) {
    switch error {
    case let code as ExitCode: self = code
    case let error as CommandError: self = error.exitCode
    case let error as InputError: self = Self.code(for: error)
    case let error as PostgresError: self = Self.code(for: error)
    case is ClusterError: self = .databaseUnreachable
    case is RegisterError, is RoutePlanError: self = .configuration
    default: self = .loadFailed
    }
  }

  private static func code(for error: InputError) -> ExitCode {
    switch error {
    case .notFound, .unreadable: .missingInput
    case .damagedCompression, .noHeader, .columns, .differentHeaders, .changedWhileReading:
      .badInput
    }
  }

  private static func code(for error: PostgresError) -> ExitCode {
    if error.isAuthentication { return .authenticationRefused }
    if error.isUnreachable || error.isConnectionLost { return .databaseUnreachable }
    if error.code == .databaseMissing || error.code == .malformedAddress { return .configuration }
    return .loadFailed
  }
}

/// Wrong use that the program itself finds.
enum CommandError: Error, CustomStringConvertible {
  case vaultFileMissing(path: String, reason: String)
  case vaultFileMalformed(path: String, reason: String)
  case vaultFileNewer(path: String, found: Int, known: Int)
  case unknownSource(String, vault: String, known: [String])
  case noInput

  var exitCode: ExitCode {
    switch self {
    case .vaultFileMissing: .missingInput
    case .vaultFileMalformed: .badInput
    case .vaultFileNewer: .configuration
    case .unknownSource, .noInput: .usage
    }
  }

  var description: String {
    switch self {
    case .vaultFileMissing(let path, let reason):
      "\(path): \(reason); 'vaultc generate' writes it"
    case .vaultFileMalformed(let path, let reason):
      "\(path): not a compiled vault: \(reason); write it anew with 'vaultc generate'"
    case .vaultFileNewer(let path, let found, let known):
      "\(path): written in format \(found) by a newer vaultc; this vaultload reads up to format "
        + "\(known): update it"
    case .unknownSource(let name, let vault, let known):
      "vault \"\(vault)\" has no source \"\(name)\"; it has: \(known.joined(separator: ", "))"
    case .noInput:
      "no input; name files with --input, or - for standard input"
    }
  }
}
