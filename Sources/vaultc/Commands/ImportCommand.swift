import ArgumentParser
import Migrations
import ModelImport
import PostgresClient
import PostgresSchema
import ProgramConventions
import SystemPackage
import VaultModel

/// Proposes a model for the tables of a source.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Proposes a model for the tables of a PostgreSQL database, or of its DDL.",
    discussion: """
      Reads tables, keys and comments, no rows, and writes a folder of Swift files that compiles as it \
      is: the shape of each table, a file for each subject, and the table of contents. What it could \
      not know stands in the files behind 'decide:', and is listed at the end.

        vaultc import --from postgresql://localhost/shop --into model/shop
        vaultc import --ddl shop.sql --into model/shop

      Into a folder that holds a model it adds what the source has and the model lacks. It writes \
      shapes anew, and never a file of a subject: what is to be changed there is told. docs/import.md \
      has the rules.
      """)

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
      "The model's folder, new or not; its name becomes the vault's.", valueName: "folder"))
  var into: String

  @Flag(help: "Puts the vault's name before its schemas: shop_business, shop_auth.")
  var ownSchemas = false

  @Option(
    help: ArgumentHelp(
      "The server on which DDL is run.",
      discussion: "Else the private PostgreSQL in .vaultwright/.", valueName: "url"))
  var scratch: String?

  func validate() throws {
    guard (from == nil) != (ddl == nil) else {
      throw ValidationError("name the source: either --from with its address, or --ddl with a file")
    }
  }

  func run() async throws {
    try await reportingErrors {
      let database = try await source()
      guard !database.tables.isEmpty else { throw CommandError.noTables(schema: schema) }
      let folder = ImportedFolder(FilePath(into))
      let files = try folder.modelFiles()
      let known = KnownModel(files)
      let proposal = Proposal(
        for: database, vault: folder.vaultName, about: "What \(sourceName) holds",
        hasOwnSchemas: ownSchemas, beside: known)
      let difference = SourceDifference(of: database, schema: schema, to: known, in: files)
      let added = proposal.files(beside: known)
      try folder.write(added, replacing: difference.files)
      ImportReport(
        folder: FilePath(into), proposal: proposal, added: added, difference: difference,
        known: known
      ).print()
    }
  }

  /// The source as a sentence names it.
  private var sourceName: String {
    schema.map { "the schema \($0)" }
      ?? ddl.flatMap { FilePath($0).lastComponent?.string } ?? "the source"
  }
}

// MARK: The source

extension ImportCommand {
  private func source() async throws -> SourceDatabase {
    if let ddl { return try await source(inDump: ddl) }
    let target = try DatabaseChoice.resolve(flag: from, environment: [:])
    let connection = try Connection(to: target, applicationName: "vaultc")
    return try SourceDatabase(reading: schema, in: connection)
  }

  private func source(inDump path: String) async throws -> SourceDatabase {
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
    let text = try ImportedFolder.text(ofDump: path)
    do {
      return try SchemaDump(text)
    } catch {
      throw CommandError.notLoadable(
        path: path, line: error.place.line, reason: error.reason.text)
    }
  }
}
