package import ArgumentParser
import ProgramConventions
package import VaultLoader

/// Wrong use that the program itself finds.
enum CommandError: ExitCoded, CustomStringConvertible {
  case unknownSource(String, vault: String, known: [String])
  case noInput
  case partOfExtract(source: String)

  var exitCode: ExitCode {
    switch self {
    case .unknownSource, .noInput, .partOfExtract: .usage
    }
  }

  var description: String {
    switch self {
    case .unknownSource(let name, let vault, let known):
      "vault \"\(vault)\" has no source \"\(name)\"; it has: \(known.joined(separator: ", "))"
    case .noInput:
      "no input; name files with --input, - for standard input, or a database with --from"
    case .partOfExtract(let source):
      "source \"\(source)\" delivers full extracts, and --since gives but a part of one; "
        + "leave it out, or declare the source's delivery as .delta"
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
    case .noVault, .vaultMissing, .otherVersion, .olderBookkeeping, .overtaken: .configuration
    }
  }
}

extension RoutePlanError: ExitCoded {
  package var exitCode: ExitCode {
    switch self {
    case .tenant, .noTenants: .usage
    case .undefined, .partCount, .constant, .notLoadable, .digest: .configuration
    }
  }
}

extension MergeError: ExitCoded {
  package var exitCode: ExitCode {
    switch self {
    case .emptyExtract: .badInput
    case .hashCollision, .closedMeanwhile: .failed
    }
  }
}

extension VerificationError: ExitCoded {
  package var exitCode: ExitCode { .usage }
}

extension RefreshError: ExitCoded {
  package var exitCode: ExitCode { .usage }
}

extension QuarantineError: ExitCoded {
  package var exitCode: ExitCode {
    switch self {
    case .nothingOpen, .severalLoads: .usage
    case .fileExists, .cannotWrite: .cannotCreate
    case .malformedReasons, .recordCount, .resolvedMeanwhile, .unknownRecord, .unfinishedLoad:
      .badInput
    case .unknownReading, .otherVault, .otherSource: .configuration
    }
  }
}
