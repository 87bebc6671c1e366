import ArgumentParser
import Migrations
import ModelLoading
import PostgresClient

/// What the program's exit codes mean; `docs/exit-codes.md` lists them for users.
extension ExitCode {
  static let failed = ExitCode(1)
  static let findings = ExitCode(3)
  static let usage = ExitCode(64)
  static let badInput = ExitCode(65)
  static let missingInput = ExitCode(66)
  static let unavailable = ExitCode(69)
  static let authenticationRefused = ExitCode(77)
  static let configuration = ExitCode(78)

  /// The code for what ended the program.
  init(for error: any Error) {
    switch error {
    case let code as ExitCode: self = code
    case let error as CommandError: self = error.exitCode
    case let error as ModelLoadingError: self = Self.code(for: error)
    case let error as ApplyError: self = Self.code(for: error)
    case let error as PostgresError: self = Self.code(for: error)
    case is ClusterError: self = .unavailable
    default: self = .failed
    }
  }

  private static func code(for error: ModelLoadingError) -> ExitCode {
    switch error {
    case .noFolder, .noSwiftFiles, .unreadableFile: .missingInput
    case .modelDoesNotCompile, .noVault, .modelFailed, .modelHangs: .findings
    case .noToolchain, .compilerNotStarted, .languageDoesNotCompile: .unavailable
    case .cacheNotWritable: .failed
    }
  }

  private static func code(for error: ApplyError) -> ExitCode {
    switch error {
    case .serverTooOld, .encodingNotUTF8, .otherVersion: .configuration
    case .database(let error): code(for: error)
    }
  }

  private static func code(for error: PostgresError) -> ExitCode {
    if error.isAuthentication { return .authenticationRefused }
    if error.isUnreachable || error.isConnectionLost { return .unavailable }
    if error.code == .databaseMissing || error.code == .malformedAddress { return .configuration }
    return .failed
  }
}

/// Wrong use that the program itself finds.
enum CommandError: Error, CustomStringConvertible {
  case noModels
  case nothingGenerated(folder: String)
  case sameVault(name: String, folders: [String])
  case fileMissing(path: String, reason: String)
  case fileNotWritten(path: String, reason: String)
  case vaultFileMalformed(path: String, reason: String)
  case vaultFileNewer(path: String, found: Int, known: Int)

  var exitCode: ExitCode {
    switch self {
    case .noModels, .nothingGenerated, .fileMissing: .missingInput
    case .sameVault: .findings
    case .fileNotWritten: .failed
    case .vaultFileMalformed: .badInput
    case .vaultFileNewer: .configuration
    }
  }

  var description: String {
    switch self {
    case .noModels:
      "no folder with Swift files under ./model; name the folder of a model, such as model/aiml"
    case .nothingGenerated(let folder):
      "no vault.json under \(folder); 'vaultc generate' writes it, or name one with --vault"
    case .sameVault(let name, let folders):
      "\(folders.joined(separator: " and ")) both declare the vault '\(name)'; rename one of them"
    case .fileMissing(let path, let reason):
      "\(path): \(reason); 'vaultc generate' writes it"
    case .fileNotWritten(let path, let reason):
      "\(path): cannot be written: \(reason)"
    case .vaultFileMalformed(let path, let reason):
      "\(path): not a compiled vault: \(reason); take the file of the last commit, "
        + "or remove it and run 'vaultc generate'"
    case .vaultFileNewer(let path, let found, let known):
      "\(path): written in format \(found) by a newer vaultc; this one reads up to format "
        + "\(known): update it"
    }
  }
}
