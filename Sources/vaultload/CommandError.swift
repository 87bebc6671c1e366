package import ArgumentParser
package import PostgresSchema
import ProgramConventions
package import VaultLoader

/// Wrong use that the program itself finds.
enum CommandError: ExitCoded, CustomStringConvertible {
  case unknownSource(String, vault: String, known: [String])
  case noInput
  case partOfExtract(source: String)
  case nothingDelivered(place: String, known: [String])
  case noTable(source: String, declared: String?, schema: String?)
  case incomplete(place: String, unplaced: [String], undelivered: [String])
  case noFile(source: String, folder: String)
  case noFolder([String])
  case notOfJob(String, job: String, known: [String])
  case tenantsUntold(teller: String)

  var exitCode: ExitCode {
    switch self {
    case .unknownSource, .noInput, .partOfExtract, .noFolder, .notOfJob: .usage
    case .nothingDelivered, .noTable, .noFile, .incomplete: .missingInput
    case .tenantsUntold: .failed
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
    case .notOfJob(let name, let job, let known):
      "\(job) has no source \"\(name)\"; it has: \(known.joined(separator: ", "))"
    case .nothingDelivered(let place, let known):
      "\(place) has nothing of any source; a source's files are called as it is, like "
        + "\(known.first ?? "users").csv, and so are its tables; the sources are: "
        + known.joined(separator: ", ")
    case .tenantsUntold(let teller):
      "skipped: it looks up tenants loaded by source \"\(teller)\", which did not end well"
    case .incomplete(let place, let unplaced, let undelivered):
      "\(place): nothing was loaded, for "
        + [
          unplaced.isEmpty ? nil : "of no source: \(unplaced.joined(separator: ", "))",
          undelivered.isEmpty
            ? nil : "nothing delivered for: \(undelivered.joined(separator: ", "))",
        ].compactMap(\.self).joined(separator: "; ")
        + "; correct that, or load what is there without being strict"
    case .noTable(let source, _, let schema?):
      "the database has no table \"\(schema).\(source)\""
    case .noTable(let source, let declared, nil):
      "the database has no table \"\(declared ?? source)\""
        + (declared == source || declared == nil ? "" : ", and no \"\(source)\"")
        + " on its search path; name its schema with --schema"
    case .noFolder(let inputs):
      "\(inputs.joined(separator: ", ")): is no folder; --input names one folder where several sources "
        + "are loaded, and each takes the files that are called as it is"
    case .noFile(let source, let folder):
      "\(folder): no file of source \"\(source)\"; it would be called \(source).csv, .tsv or .ndjson, "
        + "with .gz or .zst where it is compressed"
    }
  }
}

extension QueryError: ExitCoded {
  package var exitCode: ExitCode { .usage }
}

extension InputError: ExitCoded {
  package var exitCode: ExitCode {
    switch self {
    case .notFound, .unreadable: .missingInput
    case .damagedCompression, .noHeader, .columns, .differentHeaders, .changedWhileReading,
      .ambiguousFiles:
      .badInput
    }
  }
}

extension RegisterError: ExitCoded {
  package var exitCode: ExitCode {
    switch self {
    case .loadDateInFuture: .usage
    case .noVault, .vaultMissing, .otherVersion, .olderBookkeeping, .changedMeanwhile, .overtaken:
      .configuration
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
    case .emptyExtract, .emptyExtractOfManyTenants: .badInput
    case .hashCollision, .closedMeanwhile: .failed
    }
  }
}

extension VerificationError: ExitCoded {
  package var exitCode: ExitCode { .usage }
}

extension QualityError: ExitCoded {
  package var exitCode: ExitCode { .usage }
}

extension HealthError: ExitCoded {
  package var exitCode: ExitCode { .configuration }
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

/// More quarantined records than the load's limit allows.
struct TooManyRejects: ExitCoded, CustomStringConvertible {
  let description: String

  /// Nil where the load kept within its limit.
  init?(in report: LoadReport) {
    guard let excess = report.excessRejects else { return nil }
    description = "\(excess)"
  }

  var exitCode: ExitCode { .findings }
}

/// A snapshot whose absent keys wait for a confirmation: what it says was loaded, what it lacks was not
/// closed.
struct AbsencesHeldBack: ExitCoded, CustomStringConvertible {
  let description: String

  /// Nil where nothing waits.
  init?(in report: LoadReport) {
    guard let absences = report.absences, absences.needsConfirmation else { return nil }
    description = "\(absences)"
  }

  var exitCode: ExitCode { .findings }
}

extension LoadReport {
  /// Why a load that ran to its end, or to its limit, did not end well; nil where it did.
  var finding: (any ExitCoded & CustomStringConvertible)? {
    TooManyRejects(in: self) ?? AbsencesHeldBack(in: self)
  }
}
