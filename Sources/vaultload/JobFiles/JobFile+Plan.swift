import ArgumentParser
import HTTPClient
import PostgresClient
import PostgresSchema
import ProgramConventions
import VaultLoader
import VaultModel
import YAML

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension JobFile {
  /// What the job loads: all of its sources, or those of these names.
  ///
  /// Paths are taken from the job file's own folder. What only one source lacks fails that one alone.
  ///
  /// - Throws: `JobFileError`, `UnusableVaultFile`, `CommandError`, `LineageAddressError`.
  func plan(of names: [String], isRehearsal: Bool) throws -> RunPlan {
    let vault = try VaultFile.read(located(self.vault))
    let observers = try self.observers
    var entries: [RunPlan.Entry] = []
    for name in names where !sources.contains(where: { $0.name == name }) {
      throw CommandError.notOfJob(name, job: path, known: sources.map(\.name))
    }
    for source in sources where names.isEmpty || names.contains(source.name) {
      guard let compiled = vault.sources.first(where: { $0.name == source.name }) else {
        let unknown = CommandError.unknownSource(
          source.name, vault: vault.name, known: vault.sources.map(\.name))
        throw JobFileError(path: path, place: source.namePlace, reason: "\(unknown)")
      }
      var settings = source.settings
      settings.isRehearsal = isRehearsal
      let load = Result {
        try settings.load(compiled, of: vault, from: place(of: source, in: compiled.tableName))
      }
      entries.append(
        RunPlan.Entry(source: source.name, load: load, observers: observers.of(source.name)))
    }
    // Whoever names sources of the job wants these alone.
    let unlisted = names.isEmpty ? try unlisted(in: vault) : []
    if isStrict { try requireComplete(entries, unlisted) }
    return RunPlan(
      vault: vault, entries: entries, jobs: jobs, undelivered: unlisted, reportForm: .ofAllSources)
  }

  /// Sources of the vault that the job neither loads nor leaves out by name.
  private func unlisted(in vault: CompiledVault) throws(JobFileError) -> [String] {
    let known = vault.sources.map(\.name)
    for name in leftOut where !known.contains(name.value) {
      let unknown = CommandError.unknownSource(name.value, vault: vault.name, known: known)
      throw JobFileError(path: path, place: name.place, reason: "\(unknown)")
    }
    let named = Set(sources.map(\.name) + leftOut.map(\.value))
    return known.filter { !named.contains($0) }
  }

  /// Makes sure that every source of the vault has a delivery, or is left out by name.
  private func requireComplete(
    _ entries: [RunPlan.Entry], _ unlisted: [String]
  ) throws(CommandError) {
    let missing = entries.filter { entry in
      if case .failure(let error) = entry.load {
        ExitCode(for: error) == .missingInput
      } else {
        false
      }
    }.map(\.source)
    guard unlisted.isEmpty, missing.isEmpty else {
      throw .incomplete(place: path, unplaced: [], undelivered: missing + unlisted)
    }
  }

  /// The database that the job names; nil where it names none.
  ///
  /// - Throws: `JobFileError`.
  func namedDatabase() throws(JobFileError) -> ConnectionTarget? {
    guard let database else { return nil }
    return try target(database)
  }

  private func place(of source: Source, in declared: String) throws -> DeliveryPlace {
    if source.table.place == nil, !source.input.isEmpty {
      let files = try expandedPatterns(source.input.map(located))
      return .files(files, FoundDeliveries.layout(of: files))
    }
    guard let from = source.from else {
      preconditionFailure("a source has an input or a database to read from")
    }
    let database = try target(from)
    let choice = source.table
    if let query = choice.query {
      do throws(QueryError) {
        let sql = try QueryParameters(choice.parameters).bind(in: query)
        return .table(TableInput(from: database, .query(sql), since: choice.since))
      } catch {
        throw JobFileError(
          path: path, place: choice.place, reason: "source \"\(source.name)\": \(error)")
      }
    }
    if let table = choice.table.flatMap({ QualifiedName(dotted: $0) }) {
      return .table(TableInput(from: database, .table(table), since: choice.since))
    }
    let found = try SourceTables.find(
      [(source.name, declared)], schema: choice.schema, in: database)
    guard let table = found[source.name] else {
      throw CommandError.noTable(
        source: source.name, declared: declared, schema: choice.schema)
    }
    return .table(TableInput(from: database, .table(table), since: choice.since))
  }

  private func target(_ address: Placed<Address>) throws(JobFileError) -> ConnectionTarget {
    switch address.value {
    case .service(let name): return .url("service='\(name.replacing("'", with: "\\'"))'")
    case .variable(let name):
      guard let url = ProcessInfo.processInfo.environment[name], !url.isEmpty else {
        throw JobFileError(
          path: path, place: address.place,
          reason: "the environment variable \(name) is not set; it holds the database's address")
      }
      return .url(url)
    }
  }

  private var observers: ObservationPlaces {
    get throws(LineageAddressError) {
      try ObservationPlaces(
        metrics: metrics.map(located),
        lineage: lineage.map { HTTPAddress.isOne($0) ? $0 : located($0) }, log: log.map(located))
    }
  }

  /// A path of the file's as one from the working directory.
  func located(_ file: String) -> String {
    guard !file.hasPrefix("/"), file != "-", let slash = path.lastIndex(of: "/") else {
      return file
    }
    return path[...slash] + file
  }
}
