import ArgumentParser
import PostgresClient
import ProgramConventions
import VaultLoader
import VaultModel

/// What is said of the load of one source, besides where its delivery is.
struct SourceSettings: Sendable {
  var tenant: String?
  /// Whether the tenant was named for several sources: it has no say in one of code lists then.
  var isTenantOfSeveral = false
  var loadDate: LoadDate?
  var recordSource: String?
  var maxRejects: RejectLimit?
  var attempts: Int?
  var isRehearsal = false
  var again = false
  var ignoresUnknownColumns = false
  var missingColumnsAreNull = false
  var confirmation = LoadOptions.Confirmation()
  var batchRecords: Int?
  var format = InputFormatChoice()

  /// What is wrong with a record source; nil where it is none.
  static func fault(ofRecordSource name: String) -> String? {
    (1...100).contains(name.unicodeScalars.count) ? nil : "must have 1 to 100 characters"
  }

  /// A load of what is found at a place.
  ///
  /// - Throws: `InputFormatChoice.Fault`, `CommandError.partOfExtract`.
  func load(
    _ source: CompiledVault.Source, of vault: CompiledVault, from place: DeliveryPlace
  ) throws -> Load {
    var source = source
    if let recordSource { source.recordSource = recordSource }
    var options = options
    if isTenantOfSeveral, source.hasOnlyCodeLists { options.tenant = nil }
    switch place {
    case .table(let table):
      guard table.since == nil || source.delivery == .delta else {
        throw CommandError.partOfExtract(source: source.name)
      }
      var load = Load(vault: vault, source: source, inputs: [], options: options)
      load.table = table
      return load
    case .files(let files, let layout):
      options.format = try format.format(of: layout)
      return Load(vault: vault, source: source, inputs: files, options: options)
    }
  }

  private var options: LoadOptions {
    var options = LoadOptions()
    options.again = again
    options.tenant = tenant
    options.loadDate = loadDate
    if let maxRejects { options.rejectLimit = maxRejects }
    if let attempts { options.backoff.attempts = attempts }
    options.isRehearsal = isRehearsal
    options.headerTolerance.ignoresUnknown = ignoresUnknownColumns
    options.headerTolerance.fillsMissing = missingColumnsAreNull
    options.confirmation = confirmation
    if let batchRecords { options.batchLimit.records = batchRecords }
    return options
  }
}

extension InputFormatChoice.Fault: ExitCoded, CustomStringConvertible {
  var exitCode: ExitCode { .usage }

  var description: String { "--\(part.rawValue) \(reason)" }
}

extension CompiledVault.Source {
  /// Whether none of its rows is of a tenant.
  fileprivate var hasOnlyCodeLists: Bool { keys.isEmpty && links.isEmpty && satellites.isEmpty }
}
