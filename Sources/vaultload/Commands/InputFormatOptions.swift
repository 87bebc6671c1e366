import ArgumentParser
import VaultLoader

/// How the bytes of the inputs are read; nothing is guessed.
struct InputFormatOptions: ParsableArguments {
  enum Layout: String, ExpressibleByArgument, CaseIterable {
    case csv
    case tsv
    case ndjson
  }

  @Option(
    help: ArgumentHelp("csv, tsv, or ndjson: a JSON object on each line.", valueName: "layout"))
  var inputFormat = Layout.csv

  @Option(help: ArgumentHelp("The character between fields; \\t is a tab.", valueName: "character"))
  var delimiter: String?

  @Option(help: ArgumentHelp("The character around fields, or none.", valueName: "character"))
  var quote: String?

  @Option(help: ArgumentHelp("An unquoted field of this text is NULL.", valueName: "text"))
  var nullText: String?

  @Option(
    help: ArgumentHelp(
      "utf-8, utf-16, utf-16le, utf-16be, latin-1 or windows-1252.", valueName: "name"))
  var encoding = TextEncoding.utf8

  func validate() throws {
    if inputFormat == .ndjson, delimiter != nil || quote != nil || nullText != nil {
      throw ValidationError("--delimiter, --quote and --null-text have no meaning for ndjson")
    }
    if let delimiter, byte(delimiter) == nil {
      throw ValidationError("--delimiter must be one ASCII character, and no line end")
    }
    if let quote, quote != "none", byte(quote) == nil {
      throw ValidationError("--quote must be one ASCII character, and no line end, or none")
    }
    if delimited.quote == delimited.delimiter {
      throw ValidationError("--delimiter and --quote must differ")
    }
    if let nullText, nullText.utf8.contains(where: { isSpecial($0) }) {
      throw ValidationError("--null-text must hold no delimiter, quote or line end")
    }
  }

  var format: InputFormat {
    InputFormat(inputFormat == .ndjson ? .ndjson : .delimited(delimited), encoding: encoding)
  }

  private var delimited: DelimitedFormat {
    var format = inputFormat == .tsv ? DelimitedFormat.tabs : DelimitedFormat()
    if let delimiter, let byte = byte(delimiter) { format.delimiter = byte }
    if let quote { format.quote = quote == "none" ? nil : byte(quote) }
    if let nullText { format.nullText = nullText }
    return format
  }

  private func byte(_ text: String) -> UInt8? {
    let text = text == "\\t" ? "\t" : text
    guard text.utf8.count == 1, let byte = text.utf8.first else { return nil }
    return byte < 0x80 && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\r") ? byte : nil
  }

  private func isSpecial(_ byte: UInt8) -> Bool {
    byte == delimited.delimiter || byte == delimited.quote || byte == UInt8(ascii: "\n")
      || byte == UInt8(ascii: "\r")
  }
}

extension TextEncoding: ExpressibleByArgument {}
