import PostgresClient

/// What a command has to say in the end.
protocol PrintedReport: Encodable {
  /// For people.
  var text: String { get }
}

extension PrintedReport {
  /// The report as text, or as JSON for programs.
  func formatted(as format: OutputFormat) throws -> String {
    switch format {
    case .text: text.escapingControls(keepingLines: true)
    case .json: try jsonText(self)
    }
  }
}

/// What a verification says.
protocol ReviewedReport: PrintedReport {
  /// For whoever reviews.
  var markdown: String { get }
}

extension ReviewedReport {
  /// The report as text, as Markdown, or as JSON for programs.
  func formatted(as format: VerificationFormat) throws -> String {
    switch format {
    case .text: text.escapingControls(keepingLines: true)
    case .json: try jsonText(self)
    case .markdown: markdown.escapingControls(keepingLines: true)
    }
  }
}
