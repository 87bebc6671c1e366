import ArgumentParser
import Migrations
import ModelImport
import PostgresClient
import PostgresSchema
import ProgramConventions

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which source system is meant: a database, or a script that makes its tables.
struct SourceDatabaseOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The database of the source.", valueName: "url"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "A script of the source's DDL.",
      discussion: """
        As 'pg_dump --schema-only' writes it. It runs in a database that is made for it and dropped, \
        as a role without rights beyond that database.
        """, valueName: "file"))
  var ddl: String?

  @Option(
    help: ArgumentHelp("The schema that is meant; all where none is named.", valueName: "name"))
  var schema: String?

  @Option(
    help: ArgumentHelp(
      "The server on which DDL is run.",
      discussion: "Else the private PostgreSQL in .vaultwright/.", valueName: "url"))
  var scratch: String?

  func validate() throws {
    guard from == nil || ddl == nil else {
      throw ValidationError("--from and --ddl name two sources; take one of them")
    }
    guard schema == nil || from != nil || ddl != nil else {
      throw ValidationError("--schema is of a source: name it with --from or --ddl")
    }
    guard scratch == nil || ddl != nil else {
      throw ValidationError("--scratch is where DDL is run: name a script of it with --ddl")
    }
  }

  /// The tables of the source; nil where no source is named.
  ///
  /// - Throws: `CommandError.noTables` also where there are none, as of a schema that is misspelt.
  func read() async throws -> SourceDatabase? {
    guard let database = try await readIfAny() else { return nil }
    guard !database.tables.isEmpty else { throw CommandError.noTables(schema: schema) }
    return database
  }

  private func readIfAny() async throws -> SourceDatabase? {
    if let from {
      let target = try DatabaseChoice.resolve(flag: from, environment: [:])
      let connection = try Connection(to: target, applicationName: "vaultc")
      return try SourceDatabase(reading: schema, in: connection)
    }
    guard let ddl else { return nil }
    return try await read(dump: ddl)
  }

  private func read(dump path: String) async throws -> SourceDatabase {
    let dump = try Self.dump(at: path)
    let server = try DatabaseChoice.resolve(flag: scratch, environment: [:])
    try await server.startIfPrivate()
    // A script comes from elsewhere: none of it runs as a superuser.
    return try withScratchDatabase(on: server, rights: .ofDatabaseAlone) { connection in
      do {
        for skipped in try dump.load(into: connection) {
          printToStandardError("\(path):\(skipped.line): warning: left out: \(skipped.reason)")
        }
      } catch let error as DumpError {
        throw CommandError.notLoadable(path: path, line: error.line, reason: "\(error.error)")
      }
      return try SourceDatabase(reading: schema, in: connection)
    }
  }

  private static func dump(at path: String) throws -> SchemaDump {
    guard FileManager.default.fileExists(atPath: path) else {
      throw CommandError.noDump(path: path)
    }
    let text = try ScriptFiles.text(of: path)
    do {
      return try SchemaDump(text)
    } catch {
      throw CommandError.notLoadable(
        path: path, line: error.place.line, reason: error.reason.text)
    }
  }
}
