import PostgresClient
import VaultModel
package import VaultSQL

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

  static let producer = "https://vaultwright.dev/vaultload/\(ProgramVersion.current)"

  private var eventType: Kind
  private var eventTime: String
  private var producer = LineageEvent.producer
  private var schemaURL = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
  private var run: Run
  private var job: Job
  private var inputs: [Dataset]
  private var outputs: [Dataset] = []

  private init(
    _ kind: Kind, of run: LoadRun, _ mapping: SourceLineage?, at time: Date, error: String? = nil
  ) {
    eventType = kind
    eventTime = time.instantText
    let facet = error.map { Facet(ErrorMessage(message: $0.shown())) }
    self.run = Run(runId: run.id, facets: Run.Facets(errorMessage: facet))
    job = Job(namespace: "vaultwright", name: "\(run.vault).\(run.source)")
    let schema = mapping.map { Facet(DatasetSchema(of: $0.source)) }
    inputs = run.inputs.map {
      Dataset(namespace: "file", name: $0, facets: Dataset.Facets(schema: schema))
    }
  }

  /// Without a mapping, which a run of an unusable vault lacks, columns stay untold.
  package static func start(of run: LoadRun, _ mapping: SourceLineage?) -> LineageEvent {
    LineageEvent(.start, of: run, mapping, at: run.startedAt)
  }

  package static func end(
    of run: LoadRun, _ mapping: SourceLineage?, with report: LoadReport, in place: DatabasePlace,
    at time: Date = Date()
  ) -> LineageEvent {
    var event = LineageEvent(
      report.status == .stopped ? .abort : .complete, of: run, mapping, at: time)
    let steps = Dictionary(grouping: mapping?.steps ?? [], by: \.table)
    event.outputs = report.targets.map { target in
      let counts = target.counts
      var output = Dataset(
        namespace: place.namespace, name: "\(place.database).\(target.table)",
        outputFacets: Dataset.OutputFacets(
          outputStatistics: Facet(
            OutputStatistics(rowCount: counts.new + counts.changed + counts.late))))
      if let steps = steps[target.table] {
        output.facets.schema = Facet(DatasetSchema(of: steps))
        output.facets.columnLineage = Facet(ColumnLineage(of: steps, in: event.inputs))
      }
      return output
    }
    return event
  }

  package static func failure(
    of run: LoadRun, _ mapping: SourceLineage?, because error: String, at time: Date = Date()
  ) -> LineageEvent {
    LineageEvent(.fail, of: run, mapping, at: time, error: error)
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
  private struct Run: Encodable, Sendable {
    struct Facets: Encodable { var errorMessage: Facet<ErrorMessage>? }

    var runId: String
    var facets: Facets
  }

  private struct Job: Encodable, Sendable {
    var namespace: String
    var name: String
  }

  struct Dataset: Encodable, Sendable {
    struct Facets: Encodable {
      var schema: Facet<DatasetSchema>?
      var columnLineage: Facet<ColumnLineage>?
    }

    struct OutputFacets: Encodable { var outputStatistics: Facet<OutputStatistics> }

    var namespace: String
    var name: String
    var facets = Facets()
    var outputFacets: OutputFacets?
  }
}
