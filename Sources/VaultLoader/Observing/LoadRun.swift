#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// One run of the loader, as those who watch over it know it.
///
/// A load that goes on after a stop is one load and two runs.
package struct LoadRun: Hashable, Sendable {
  /// A UUID, by which log lines and lineage events of a run are found together.
  package var id: String
  package var vault: String
  package var source: String
  package var inputs: [String]
  package var startedAt: Date

  /// Takes a new id and the time of now.
  package init(vault: String, source: String, inputs: [String]) {
    id = UUID().uuidString.lowercased()
    self.vault = vault
    self.source = source
    self.inputs = inputs
    startedAt = Date()
  }
}

extension Date {
  /// ISO 8601 with milliseconds, UTC.
  var instantText: String { formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)) }
}
