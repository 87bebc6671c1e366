import PostgresClient

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// A line of a structured log: JSON, one object a line.
package struct LogLine: Encodable, Sendable {
  package enum Level: String, Encodable, Sendable {
    case info
    case warning
    case error
  }

  private var time: String
  private var level: Level
  private var runID: String
  private var vault: String
  private var source: String
  private var message: String
  private var loadID: Int64?
  private var records: RecordCounts?

  package init(
    _ message: String, level: Level = .info, of run: LoadRun, report: LoadReport? = nil,
    at time: Date = Date()
  ) {
    self.time = time.instantText
    self.level = level
    self.message = message.shown()
    runID = run.id
    vault = run.vault
    source = run.source
    loadID = report?.loadID
    records = report?.records
  }

  /// The line without its end.
  package func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
