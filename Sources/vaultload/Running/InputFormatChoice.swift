import VaultLoader

/// How inputs are read, as their user says it; what is left out is as usual for the layout.
struct InputFormatChoice: Sendable {
  typealias Layout = DeliveryFileName.Layout

  /// What a user may say.
  enum Part: String {
    case delimiter
    case quote
    case nullText = "null-text"
  }

  /// What cannot be meant.
  struct Fault: Error, Equatable {
    var part: Part
    var reason: String
  }

  var layout: Layout?
  var delimiter: String?
  var quote: String?
  var nullText: String?
  var encoding = TextEncoding.utf8

  /// The format; of files that tell their own layout, that one where none was said.
  ///
  /// - Throws: `Fault`.
  func format(of files: Layout? = nil) throws(Fault) -> InputFormat {
    let layout = layout ?? files ?? .csv
    guard case .delimited(var format) = layout.format else {
      for (part, value) in [(Part.delimiter, delimiter), (.quote, quote), (.nullText, nullText)] {
        if value != nil { throw Fault(part: part, reason: "has no meaning for ndjson") }
      }
      return InputFormat(.ndjson, encoding: encoding)
    }
    if let delimiter {
      guard let byte = Self.byte(delimiter) else {
        throw Fault(part: .delimiter, reason: "must be one ASCII character, and no line end")
      }
      format.delimiter = byte
    }
    if let quote {
      format.quote = quote == "none" ? nil : Self.byte(quote)
      guard quote == "none" || format.quote != nil else {
        throw Fault(part: .quote, reason: "must be one ASCII character, and no line end, or none")
      }
    }
    guard format.quote != format.delimiter else {
      throw Fault(part: .quote, reason: "must differ from the delimiter")
    }
    if let nullText {
      guard !nullText.utf8.contains(where: { Self.isSpecial($0, in: format) }) else {
        throw Fault(part: .nullText, reason: "must hold no delimiter, quote or line end")
      }
      format.nullText = nullText
    }
    return InputFormat(.delimited(format), encoding: encoding)
  }

  private static func byte(_ text: String) -> UInt8? {
    let text = text == "\\t" ? "\t" : text
    guard text.utf8.count == 1, let byte = text.utf8.first else { return nil }
    return byte < 0x80 && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\r") ? byte : nil
  }

  private static func isSpecial(_ byte: UInt8, in format: DelimitedFormat) -> Bool {
    byte == format.delimiter || byte == format.quote || byte == UInt8(ascii: "\n")
      || byte == UInt8(ascii: "\r")
  }
}
