import VaultModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How the bytes of a delivery were read, as `metadata.load` keeps it.
///
/// Who mends refused records, or holds a delivery against the vault, reads it the same way.
package struct StoredReading: Hashable, Sendable, Codable {
  package enum Layout: String, Hashable, Sendable, Codable {
    case delimited
    case ndjson
  }

  package var layout: Layout
  /// One character; nil where records are JSON.
  package var delimiter: String?
  package var quote: String?
  package var nullText: String?
  package var encoding: TextEncoding
  /// The names of the first line, or of the members that are read.
  package var header: [String]
  package var tenant: String?
  package var recordSource: String
  package var ignoresUnknownColumns: Bool
  package var missingColumnsAreNull: Bool

  private enum CodingKeys: String, CodingKey {
    case layout, delimiter, quote, encoding, header, tenant
    case nullText = "null_text"
    case recordSource = "record_source"
    case ignoresUnknownColumns = "ignores_unknown_columns"
    case missingColumnsAreNull = "missing_columns_are_null"
  }
}

extension StoredReading {
  /// What the options of a load say of it.
  init(_ options: LoadOptions, header: [String], recordSource: String) {
    switch options.format.layout {
    case .ndjson: layout = .ndjson
    case .delimited(let format):
      layout = .delimited
      delimiter = String(Unicode.Scalar(format.delimiter))
      quote = format.quote.map { String(Unicode.Scalar($0)) }
      nullText = format.nullText
    }
    encoding = options.format.encoding
    self.header = header
    tenant = options.tenant
    self.recordSource = recordSource
    ignoresUnknownColumns = options.headerTolerance.ignoresUnknown
    missingColumnsAreNull = options.headerTolerance.fillsMissing
  }

  package var format: InputFormat {
    switch layout {
    case .ndjson: return InputFormat(.ndjson, encoding: encoding)
    case .delimited:
      var format = DelimitedFormat()
      format.delimiter = delimiter?.utf8.first ?? format.delimiter
      format.quote = quote?.utf8.first
      format.nullText = nullText ?? ""
      return InputFormat(.delimited(format), encoding: encoding)
    }
  }

  /// The options by which the same bytes are read the same way.
  var options: LoadOptions {
    var options = LoadOptions()
    options.format = format
    options.tenant = tenant
    options.headerTolerance.ignoresUnknown = ignoresUnknownColumns
    options.headerTolerance.fillsMissing = missingColumnsAreNull
    return options
  }

  /// Reads what `metadata.load` holds; nil where it is nothing that this release knows.
  init?(json: String) {
    guard let reading = try? JSONDecoder().decode(StoredReading.self, from: Data(json.utf8)) else {
      return nil
    }
    self = reading
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
