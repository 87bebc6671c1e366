import PostgresSchema
import VaultLoader
import VaultModel

#if canImport(Glibc)
  import Glibc
#endif

/// What was found for sources: in a folder or a database by their names, else what was named for one.
struct FoundDeliveries: Sendable {
  /// By the source's name; where nothing is there, why.
  private(set) var places: [String: Result<DeliveryPlace, any Error>] = [:]
  private(set) var undelivered: [String] = []
  /// Files and tables that are of no source.
  private(set) var strangers: [String] = []
  /// Those of them that the model does not exclude by name.
  private(set) var unplaced: [String] = []
  /// Tables that the model excludes by name.
  private let excluded: Set<String>
  /// Where it was looked for.
  private let place: String
  private let known: [String]
  private let isOfAll: Bool
  /// By the source's name, the table that the model reads it from.
  private let tableNames: [String: String]

  /// Looks for the deliveries of the chosen sources.
  ///
  /// - Throws: `InputError`, `QueryError`, `CommandError`, `PostgresError`.
  init(
    of chosen: [CompiledVault.Source], in vault: CompiledVault, input: [String],
    table: TableOptions, isOfAll: Bool = false
  ) throws {
    self.isOfAll = isOfAll
    known = vault.sources.map(\.name)
    excluded = Set(vault.excluded.map(\.name))
    tableNames = Dictionary(
      uniqueKeysWithValues: vault.sources.map { ($0.name, $0.tableName) })
    let names = chosen.map(\.name)
    if table.from != nil {
      place = "the database of --from"
      try look(for: names, among: table)
    } else if let folder = Self.folder(in: input) {
      place = folder
      try look(for: names, in: folder)
    } else {
      place = input.joined(separator: ", ")
      guard names.count == 1, let name = names.first else {
        throw CommandError.noFolder(input)
      }
      let files = try expandedPatterns(input)
      places[name] = .success(.files(files, Self.layout(of: files)))
    }
  }

  /// Forgets the sources for which nothing is there.
  ///
  /// - Throws: `CommandError.nothingDelivered` where that is all of them.
  mutating func dropUndelivered() throws(CommandError) {
    for name in undelivered { places[name] = nil }
    if places.isEmpty { throw .nothingDelivered(place: place, known: known) }
  }

  /// Makes sure that everything there has its source, and every source its delivery.
  ///
  /// - Throws: `CommandError.incomplete`.
  func requireComplete() throws(CommandError) {
    guard unplaced.isEmpty, undelivered.isEmpty else {
      throw .incomplete(place: place, unplaced: unplaced, undelivered: undelivered)
    }
  }

  /// Looks for tables of the sources' schemas that are of no source.
  private mutating func lookForStrangers(
    besides tables: [String: QualifiedName], among options: TableOptions
  ) throws {
    guard let database = options.database, options.schema != nil || !tables.isEmpty else { return }
    strangers = try SourceTables.unplaced(
      besides: Array(tables.values), schema: options.schema, in: database
    ).filter { !excluded.contains($0) }
    unplaced = strangers
  }

  private mutating func look(for sources: [String], in folder: String) throws {
    let folder = try SourceFolder(folder, sources: known)
    strangers = folder.strangers
    let names = excluded.map { $0.split(separator: ".").last.map(String.init) ?? $0 }
    unplaced = try SourceFolder(paths: strangers, sources: names).strangers
    for source in sources {
      if let found = folder.files[source] {
        places[source] = .success(.files(found.paths, found.layout))
      } else {
        miss(source, CommandError.noFile(source: source, folder: place))
      }
    }
  }

  private mutating func look(for sources: [String], among options: TableOptions) throws {
    if sources.count == 1, let input = try options.namedInput() {
      places[sources[0]] = .success(.table(input))
      return
    }
    guard let database = options.database else { return }
    let tables = try SourceTables.find(
      sources.map { name in (name, tableNames[name]) }, schema: options.schema, in: database)
    if isOfAll { try lookForStrangers(besides: tables, among: options) }
    for source in sources {
      if let found = tables[source] {
        let input = TableInput(from: database, .table(found), since: options.since)
        places[source] = .success(.table(input))
      } else {
        miss(
          source,
          CommandError.noTable(
            source: source, declared: tableNames[source], schema: options.schema))
      }
    }
  }

  private mutating func miss(_ source: String, _ error: CommandError) {
    undelivered.append(source)
    places[source] = .failure(error)
  }

  /// The layout that the names of all files agree on; nil where one tells none.
  static func layout(of files: [String]) -> DeliveryFileName.Layout? {
    let layouts = Set(files.map { DeliveryFileName($0)?.layout })
    return layouts.count == 1 ? layouts.first ?? nil : nil
  }

  /// The only input, where it is a folder.
  private static func folder(in input: [String]) -> String? {
    guard input.count == 1, let only = input.first else { return nil }
    var status = stat()
    guard stat(only, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
    return only.count > 1 && only.hasSuffix("/") ? String(only.dropLast()) : only
  }
}
