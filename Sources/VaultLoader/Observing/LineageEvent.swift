package import PostgresClient
import PostgresSchema
import VaultModel

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// An OpenLineage run event: what a run read and what it wrote.
///
/// See the OpenLineage specification, "Object model" and "Naming conventions".
package struct LineageEvent: Encodable, Sendable {
  package enum Kind: String, Encodable, Sendable {
    case start = "START"
    case complete = "COMPLETE"
    /// Ended on request, before the delivery's end.
    case abort = "ABORT"
    case fail = "FAIL"
  }

  fileprivate static let producer =
    "https://vaultwright.dev/vaultload/\(ProgramVersion.current)"

  private var eventType: Kind
  private var eventTime: String
  private var producer = LineageEvent.producer
  private var schemaURL = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
  private var run: Run
  private var job: Job
  private var inputs: [Dataset]
  private var outputs: [Dataset]

  private init(
    _ kind: Kind, of run: LoadRun, at time: Date, outputs: [Dataset] = [], error: String? = nil
  ) {
    eventType = kind
    eventTime = time.instantText
    self.run = Run(
      runId: run.id, facets: Run.Facets(errorMessage: error.map { ErrorFacet(message: $0) }))
    job = Job(namespace: "vaultwright", name: "\(run.vault).\(run.source)")
    inputs = run.inputs.map { Dataset(namespace: "file", name: $0) }
    self.outputs = outputs
  }

  package static func start(of run: LoadRun) -> LineageEvent {
    LineageEvent(.start, of: run, at: run.startedAt)
  }

  package static func end(
    of run: LoadRun, with report: LoadReport, in place: DatabasePlace, at time: Date = Date()
  ) -> LineageEvent {
    let outputs = report.targets.map { target in
      let counts = target.counts
      return Dataset(
        namespace: place.namespace, name: "\(place.database).\(target.table)",
        outputFacets: OutputFacets(
          outputStatistics: StatisticsFacet(rowCount: counts.new + counts.changed + counts.late)))
    }
    return LineageEvent(
      report.status == .stopped ? .abort : .complete, of: run, at: time, outputs: outputs)
  }

  package static func failure(
    of run: LoadRun, because error: String, at time: Date = Date()
  ) -> LineageEvent {
    LineageEvent(.fail, of: run, at: time, error: error)
  }

  /// The event on one line.
  package func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

// MARK: Parts of an event, with the specification's names

extension LineageEvent {
  private struct Run: Encodable {
    struct Facets: Encodable { var errorMessage: ErrorFacet? }

    var runId: String
    var facets: Facets
  }

  private struct Job: Encodable {
    var namespace: String
    var name: String
  }

  private struct Dataset: Encodable {
    var namespace: String
    var name: String
    var outputFacets: OutputFacets?
  }

  private struct OutputFacets: Encodable { var outputStatistics: StatisticsFacet }

  private struct StatisticsFacet: Encodable {
    // The specification's names begin so.
    // swift-format-ignore: NoLeadingUnderscores
    var _producer = LineageEvent.producer
    // swift-format-ignore: NoLeadingUnderscores
    var _schemaURL =
      "https://openlineage.io/spec/facets/1-0-2/OutputStatisticsOutputDatasetFacet.json"
    var rowCount: Int64
  }

  private struct ErrorFacet: Encodable {
    // swift-format-ignore: NoLeadingUnderscores
    var _producer = LineageEvent.producer
    // swift-format-ignore: NoLeadingUnderscores
    var _schemaURL = "https://openlineage.io/spec/facets/1-0-1/ErrorMessageRunFacet.json"
    var message: String
    var programmingLanguage = "Swift"
  }
}

/// Where a database is, as lineage names it.
package struct DatabasePlace: Hashable, Sendable {
  /// `postgres://host:port`.
  package var namespace: String
  package var database: String

  /// Asks the server; one that is reached through a socket is on this machine.
  ///
  /// - Throws: `PostgresError`.
  package init(_ connection: Connection) throws(PostgresError) {
    let rows = try connection.query(
      """
      SELECT coalesce(host(inet_server_addr()), 'localhost'), current_setting('port'),
        current_database()
      """)
    namespace = "postgres://\(rows.text(0, 0) ?? ""):\(rows.text(0, 1) ?? "")"
    database = rows.text(0, 2) ?? ""
  }
}
