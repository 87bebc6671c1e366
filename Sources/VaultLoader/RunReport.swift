/// What a run did that loads several sources.
package struct RunReport: Hashable, Sendable, Codable {
  /// How it went with one source.
  package struct Source: Hashable, Sendable, Codable {
    package enum Outcome: String, Hashable, Sendable, Codable {
      case loaded
      case alreadyLoaded = "already_loaded"
      case rehearsed
      case stopped
      case failed
      /// The run was stopped before its turn.
      case notBegun = "not_begun"
    }

    package var source: String
    package var outcome: Outcome
    /// What a run of this source alone would have ended with.
    package var exitCode: Int32
    /// Why it failed, or was ended.
    package var message: String?
    package var report: LoadReport?

    package init(
      source: String, outcome: Outcome, exitCode: Int32 = 0, message: String? = nil,
      report: LoadReport? = nil
    ) {
      self.source = source
      self.outcome = outcome
      self.exitCode = exitCode
      self.message = message
      self.report = report
    }
  }

  package var vault: String
  /// In the order in which they were begun.
  package var sources: [Source]
  /// Over all sources.
  package var records = RecordCounts()
  /// Sources of the vault for which nothing was there.
  package var undelivered: [String]
  /// Files that are of no source.
  package var strangers: [String]
  package var exitCode: Int32
  package var seconds: Double

  package init(
    vault: String, sources: [Source], undelivered: [String], strangers: [String], exitCode: Int32,
    seconds: Double
  ) {
    self.vault = vault
    self.sources = sources
    self.undelivered = undelivered
    self.strangers = strangers
    self.exitCode = exitCode
    self.seconds = seconds
    for report in sources.compactMap(\.report) { records += report.records }
  }
}

extension RunReport.Source.Outcome {
  package init(_ status: LoadReport.Status) {
    switch status {
    case .loaded: self = .loaded
    case .alreadyLoaded: self = .alreadyLoaded
    case .rehearsed: self = .rehearsed
    case .stopped: self = .stopped
    }
  }
}
