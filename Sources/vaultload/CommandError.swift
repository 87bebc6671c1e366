package import ArgumentParser
import ProgramConventions
package import VaultLoader

/// Wrong use that the program itself finds.
enum CommandError: ExitCoded, CustomStringConvertible {
  case unknownSource(String, vault: String, known: [String])
  case noInput

  var exitCode: ExitCode {
    switch self {
    case .unknownSource, .noInput: .usage
    }
  }

  var description: String {
    switch self {
    case .unknownSource(let name, let vault, let known):
      "vault \"\(vault)\" has no source \"\(name)\"; it has: \(known.joined(separator: ", "))"
    case .noInput:
      "no input; name files with --input, or - for standard input"
    }
  }
}

extension InputError: ExitCoded {
  package var exitCode: ExitCode {
    switch self {
    case .notFound, .unreadable: .missingInput
    case .damagedCompression, .noHeader, .columns, .differentHeaders, .changedWhileReading:
      .badInput
    }
  }
}

extension RegisterError: ExitCoded {
  package var exitCode: ExitCode {
    switch self {
    case .loadDateInFuture: .usage
    case .noVault, .vaultMissing, .otherVersion, .overtaken: .configuration
    }
  }
}

extension RoutePlanError: ExitCoded {
  package var exitCode: ExitCode {
    switch self {
    case .tenant: .usage
    case .undefined, .partCount, .constant, .notLoadable: .configuration
    }
  }
}
