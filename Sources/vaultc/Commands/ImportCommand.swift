import ArgumentParser
import ModelImport
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

  @OptionGroup var source: SourceDatabaseOptions

  @Option(
    help: ArgumentHelp(
      "The model's folder, new or not; its name becomes the vault's.", valueName: "folder"))
  var into: String

  @Flag(help: "Puts the vault's name before its schemas: shop_business, shop_auth.")
  var ownSchemas = false

  func validate() throws {
    guard source.from != nil || source.ddl != nil else {
      throw ValidationError("name the source: either --from with its address, or --ddl with a file")
    }
  }

  func run() async throws {
    try await reportingErrors {
      guard let database = try await source.read() else {
        preconditionFailure("a source was asked for when the flags were read")
      }
      let folder = ImportedFolder(FilePath(into))
      let files = try folder.modelFiles()
      let known = KnownModel(files)
      let proposal = Proposal(
        for: database, vault: folder.vaultName, about: "What \(sourceName) holds",
        hasOwnSchemas: ownSchemas, beside: known)
      let difference = SourceDifference(of: database, schema: source.schema, to: known, in: files)
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
    source.schema.map { "the schema \($0)" }
      ?? source.ddl.flatMap { FilePath($0).lastComponent?.string } ?? "the source"
  }
}
