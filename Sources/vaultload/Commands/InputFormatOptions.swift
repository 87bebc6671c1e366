import ArgumentParser
import VaultLoader

/// How the bytes of the inputs are read; nothing is guessed.
struct InputFormatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "csv, tsv, or ndjson: a JSON object on each line. Files of a folder say it themselves; else csv.",
      valueName: "layout"))
  var inputFormat: InputFormatChoice.Layout?

  @Option(help: ArgumentHelp("The character between fields; \\t is a tab.", valueName: "character"))
  var delimiter: String?

  @Option(help: ArgumentHelp("The character around fields, or none.", valueName: "character"))
  var quote: String?

  @Option(help: ArgumentHelp("An unquoted field of this text is NULL.", valueName: "text"))
  var nullText: String?

  @Option(
    help: ArgumentHelp(
      "utf-8, utf-16, utf-16le, utf-16be, latin-1 or windows-1252.", valueName: "name"))
  var encoding: TextEncoding?

  func validate() throws {
    do throws(InputFormatChoice.Fault) {
      _ = try choice.format()
    } catch {
      throw ValidationError("--\(error.part.rawValue) \(error.reason)")
    }
  }

  /// Whether nothing is said of the format.
  var isEmpty: Bool {
    inputFormat == nil && delimiter == nil && quote == nil && nullText == nil && encoding == nil
  }

  var choice: InputFormatChoice {
    InputFormatChoice(
      layout: inputFormat, delimiter: delimiter, quote: quote, nullText: nullText,
      encoding: encoding ?? .utf8)
  }
}

extension TextEncoding: ExpressibleByArgument {}
extension DeliveryFileName.Layout: ExpressibleByArgument {}
