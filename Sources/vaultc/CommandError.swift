package import ArgumentParser
package import Migrations
package import ModelLoading
import ProgramConventions
import SchemaDiff
import VaultModel

/// Wrong use that the program itself finds.
enum CommandError: ExitCoded, CustomStringConvertible {
  case noModels
  case nothingGenerated(folder: String)
  case sameVault(name: String, folders: [String])
  case severalModels(names: [String])
  case folderNotEmpty(path: String)
  case fileNotWritten(path: String, reason: String)
  case noMigrations(folder: String)
  case notMigrated(vault: String, wanted: String, reached: String)
  case undecided(vault: String, questions: [Question])
  case noScripts(path: String)
  case notUTF8(path: String)
  case unknownRule(name: String)
  case vaultNotHeld(name: String)
  case noSuchVault(name: String)
  case notAdopted(ChangeReport)
  case otherHashes(vault: String, held: String, wanted: String)
  case noVaultFile(folder: String)
  case noTables(schema: String?)
  case noDump(path: String)
  case unreadable(path: String, reason: String)
  case notLoadable(path: String, line: Int, reason: String)
  case fileInTheWay(path: String)

  var exitCode: ExitCode {
    switch self {
    case .noModels, .nothingGenerated, .noScripts: .missingInput
    case .sameVault: .findings
    case .severalModels, .unknownRule: .usage
    case .noMigrations: .missingInput
    case .notMigrated: .configuration
    case .notUTF8: .badInput
    case .folderNotEmpty: .cannotCreate
    case .fileNotWritten: .failed
    case .vaultNotHeld: .configuration
    case .noSuchVault: .usage
    case .undecided: .undecided
    case .notAdopted: .differences
    case .otherHashes: .configuration
    case .noVaultFile: .missingInput
    case .noTables, .noDump, .unreadable: .missingInput
    case .notLoadable: .badInput
    case .fileInTheWay: .cannotCreate
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
    case .severalModels(let names):
      "there are several models (\(names.joined(separator: ", "))); name the folder of one"
    case .folderNotEmpty(let path):
      "\(path) is not an empty folder; name a new one"
    case .fileNotWritten(let path, let reason):
      "\(path): cannot be written: \(reason)"
    case .noMigrations(let folder):
      "\(folder) has no migrations; 'vaultc generate' writes them"
    case .notMigrated(let vault, let wanted, let reached):
      "vault '\(vault)': vault.json is version \(wanted.prefix(12)), and the migrations beside it lead "
        + "to \(reached.prefix(12)); 'vaultc generate' writes the one that is missing"
    case .vaultNotHeld(let name):
      "the database does not hold the vault '\(name)'; 'vaultc apply' makes it, or name another "
        + "database with --database"
    case .noSuchVault(let name):
      "none of the two sides has a vault '\(name)'"
    case .undecided(let vault, let questions):
      "vault '\(vault)': \(count(questions.count, "change")) to be decided, and nothing was written\n"
        + questions.map(\.explanation).joined(separator: "\n")
    case .notAdopted(let report):
      "vault '\(report.vault)': the database is not what vault.json says, and nothing was entered: "
        + "mend the database or the model\n\(report.text(whenEqual: ""))"
    case .otherHashes(let vault, let held, let wanted):
      "vault '\(vault)': the database's hashes are made by \(held), and those of vault.json by \(wanted); "
        + "say in the model how the stored ones were made"
    case .noVaultFile(let folder):
      "\(folder) has no vault.json, with which the database is compared; 'vaultc generate' writes it"
    case .noTables(let schema):
      schema.map { "the source has no tables in a schema '\($0)'; --schema names another" }
        ?? "the source has no tables: name another database"
    case .noDump(let path):
      "\(path): no such file; name a script of DDL, such as 'pg_dump --schema-only' writes"
    case .unreadable(let path, let reason):
      "\(path): cannot be read: \(reason)"
    case .notLoadable(let path, let line, let reason):
      "\(path):\(line): not taken by the server: \(reason)"
    case .fileInTheWay(let path):
      "\(path) is there already, and nothing was written: an import replaces no file but those in "
        + "Tables/ that it wrote"
    case .noScripts(let path):
      "\(path): no SQL file there; name files that end in .sql, or a folder of such"
    case .notUTF8(let path):
      "\(path): not in UTF-8; save it in that encoding"
    case .unknownRule(let name):
      "no rule is called '\(name)'; docs/lint.md lists them"
    }
  }
}

extension Question {
  /// The question with its answers, one a line.
  fileprivate var explanation: String {
    (["  \(text)"] + answers.map { "    - \($0)" }).joined(separator: "\n")
  }
}

extension ModelLoadingError: ExitCoded {
  package var exitCode: ExitCode {
    switch self {
    case .noFolder, .noSwiftFiles, .unreadableFile: .missingInput
    case .modelDoesNotCompile, .noVault, .modelFailed, .modelHangs: .findings
    case .noToolchain, .compilerNotStarted, .languageDoesNotCompile: .unavailable
    case .cacheNotWritable: .failed
    }
  }
}

extension ApplyError: ExitCoded {
  package var exitCode: ExitCode {
    switch self {
    case .serverTooOld, .serverTooOldFor, .encodingNotUTF8, .otherVersion, .strayVersion,
      .appliedUnknown:
      .configuration
    case .editedAfterApplied, .outOfOrder, .editedWhileUnderWay: .badInput
    case .unknownTarget: .usage
    case .underWay, .noWayBack, .lockHeld, .inTheWay, .validationFailed, .endedElsewhere: .failed
    case .failed(_, _, let error), .database(let error): error.exitCode
    case .folder(let error): error.exitCode
    case .authoredQuery: .findings
    }
  }
}

extension FolderError: ExitCoded {
  package var exitCode: ExitCode {
    switch self {
    case .unreadable: .missingInput
    case .notWritten: .failed
    case .misnamed, .headerUnreadable, .unscannable, .transactionControl, .sameVersion,
      .downWithoutUp, .otherVault, .brokenChain, .crookedDown, .sum:
      .badInput
    }
  }
}

extension InspectionError: ExitCoded {
  package var exitCode: ExitCode {
    switch self {
    case .rightMissing, .readOnly: .configuration
    case .busy: .failed
    case .database(let error): error.exitCode
    }
  }
}
