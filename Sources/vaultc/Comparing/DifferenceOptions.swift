import ArgumentParser
import ProgramConventions
import SchemaDiff
import VaultModel

/// How differences are told.
struct DifferenceOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Option(help: "text or json; docs/differences.schema.json describes the latter.")
  var format = Format.text

  @Flag(help: "Exits with 2 where there is a difference.")
  var exitCode = false

  /// Writes a report for each vault; ends the program where the flag asks for it.
  func print(_ reports: [ChangeReport], whenEqual equality: String) throws {
    switch format {
    case .text: for report in reports { Swift.print(report.text(whenEqual: equality)) }
    case .json: Swift.print(try ChangeReport.json(reports), terminator: "")
    }
    if exitCode, reports.contains(where: { !$0.differences.isEmpty }) {
      throw ExitCode.differences
    }
  }
}

extension ChangeReport {
  /// A line for each difference below one with their number.
  func text(whenEqual equality: String) -> String {
    guard !differences.isEmpty else { return "\(vault): \(equality)" }
    let sentences = differences.flatMap(\.sentences)
    return (["\(vault): \(count(sentences.count, "difference"))"] + sentences.map { "  \($0)" })
      .joined(separator: "\n")
  }
}
