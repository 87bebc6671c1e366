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
        As 'pg_dump --schema-only' writes it. It is run in a database that is made for it and dropped.
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
  }

  /// The tables of the source; nil where no source is named.
  func read() async throws -> SourceDatabase? {
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
    return try withScratchDatabase(on: server) { connection in
      do {
        for skipped in try dump.load(into: connection) {
          printToStandardError("\(path):\(skipped.line): warning: left out: \(skipped.reason)")
        }
      } catch let error as DumpError {
        throw CommandError.notLoadable(
          path: path, line: error.line, reason: error.error.message)
      }
      return try SourceDatabase(reading: schema, in: connection)
    }
  }

  private static func dump(at path: String) throws -> SchemaDump {
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      throw CommandError.noDump(path: path)
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw CommandError.notUTF8(path: path)
    }
    do {
      return try SchemaDump(text)
    } catch {
      throw CommandError.notLoadable(
        path: path, line: error.place.line, reason: error.reason.text)
    }
  }
}
