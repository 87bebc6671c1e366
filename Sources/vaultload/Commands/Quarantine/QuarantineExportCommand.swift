import ArgumentParser
import PostgresClient
import ProgramConventions
import VaultLoader

/// Writes refused records into files that can be mended.
struct QuarantineExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes refused records in their source's own format, with the reasons beside.",
    discussion: """
      A file for each load, with the header, delimiter, quote, NULL text and encoding of its input, \
      and <file>.reasons.csv, which tells line by line why. No file is ever written over.
      """)

  @Option(help: ArgumentHelp("The open records of this load.", valueName: "load id"))
  var load: Int64?

  @Option(help: "The open records of all loads of this source, a file for each.")
  var source: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file, or the folder that files are put into; else the current folder.",
      valueName: "path"))
  var output: String?

  @Option(help: ArgumentHelp("How the report is written: text or json.", valueName: "format"))
  var format = OutputFormat.text

  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    if (load == nil) == (source == nil) {
      throw ValidationError("say whose records: either --load or --source")
    }
  }

  func run() async throws {
    try await reportingErrors {
      guard let scope = load.map(QuarantineExport.Scope.load) ?? source.map({ .source($0) }) else {
        throw ExitCode.usage
      }
      let target = try await database.open()
      let export = QuarantineExport(scope, to: output)
      let files = try await onOwnThread {
        try export.run(
          on: try Connection(to: target, applicationName: "vaultload quarantine"))
      }
      switch format {
      case .json: print(try jsonText(files))
      case .text: print(files.map(\.text).joined(separator: "\n"))
      }
    }
  }
}

extension QuarantineExport.Written {
  fileprivate var text: String {
    let whole =
      quotedWhole > 0
      ? ["  \(quotedWhole) are no records by themselves: each stands whole in one field"] : []
    let cut =
      cutOff > 0
      ? [
        "  \(cutOff) more are not whole in the quarantine and left out: mend them in their input"
      ]
      : []
    let lines = ["\(file): \(records) records of load \(loadID); the reasons are in \(reasons)"]
    return (lines + whole + cut).joined(separator: "\n")
  }
}
