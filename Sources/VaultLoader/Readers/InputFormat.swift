/// How the bytes of a delivery are read: declared by whoever loads it, never guessed.
package struct InputFormat: Hashable, Sendable, Codable {
  package enum Layout: Hashable, Sendable, Codable {
    case delimited(DelimitedFormat)
    /// A JSON object on each line.
    case ndjson
  }

  package var layout: Layout
  package var encoding: TextEncoding

  package init(_ layout: Layout = .delimited(DelimitedFormat()), encoding: TextEncoding = .utf8) {
    self.layout = layout
    self.encoding = encoding
  }
}

/// Lines of fields with a header: CSV, TSV and their kin.
package struct DelimitedFormat: Hashable, Sendable, Codable {
  package var delimiter = UInt8(ascii: ",")
  /// Nil where a quote is a character like any other; then a field holds neither delimiter nor line end.
  package var quote: UInt8? = UInt8(ascii: "\"")
  /// A field of this text, unquoted, is NULL.
  package var nullText = ""

  package init() {}

  package static var tabs: DelimitedFormat {
    var format = DelimitedFormat()
    format.delimiter = UInt8(ascii: "\t")
    return format
  }
}

/// How characters are written as bytes.
package enum TextEncoding: String, Hashable, Sendable, Codable, CaseIterable {
  case utf8 = "utf-8"
  /// In the byte order that the byte order mark tells; big-endian where there is none.
  case utf16 = "utf-16"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case latin1 = "latin-1"
  case windows1252 = "windows-1252"
}
