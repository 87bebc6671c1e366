import PostgresClient

#if canImport(Glibc)
  import Glibc
#endif

/// An input that cannot be read at all.
///
/// What is wrong with a single record goes to the quarantine.
package enum InputError: Error, Hashable, Sendable {
  case notFound(input: String)
  case unreadable(input: String, reason: String)
  /// The compressed stream ends early or is damaged at this offset of the compressed bytes.
  case damagedCompression(input: String, offset: Int64, reason: String)
  case noHeader(input: String)
  case columns(input: String, problems: [ColumnProblem])
  case differentHeaders(first: String, other: String)
  case changedWhileReading(input: String)
  /// Files of one source that cannot be one delivery.
  case ambiguousFiles(source: String, reason: String)

  static func reading(_ input: String, errno code: Int32) -> InputError {
    code == ENOENT
      ? .notFound(input: input) : .unreadable(input: input, reason: String(cString: strerror(code)))
  }
}

/// A header that does not fit the source's model.
package enum ColumnProblem: Hashable, Sendable {
  /// The model feeds something from this column, and the file has none of that name.
  case missing(String)
  /// The file has a column that the model does not know.
  case unknown(String)
  case twice(String)
}

extension InputError: CustomStringConvertible {
  package var description: String {
    // Names of files are inputs, too.
    message.escapingControls()
  }

  private var message: String {
    switch self {
    case .notFound(let input):
      "\(input): no such file"
    case .unreadable(let input, let reason):
      "\(input): cannot be read: \(reason)"
    case .damagedCompression(let input, let offset, let reason):
      "\(input): the compressed data are damaged or cut off at byte \(offset): \(reason); "
        + "fetch the file again and start the same command: it goes on where it stopped"
    case .noHeader(let input):
      "\(input): line 1: no header; a CSV delivery begins with a line of column names"
    case .columns(let input, let problems):
      "\(input): line 1: " + Self.list(of: problems) + Self.wayOut(of: problems)
    case .differentHeaders(let first, let other):
      "\(other): line 1: the header differs from that of \(first); "
        + "files of one delivery have the same columns in the same order"
    case .changedWhileReading(let input):
      "\(input): the file changed while it was loaded; start the same command again once it is complete"
    case .ambiguousFiles(let source, let reason):
      "source \"\(source)\": \(reason); keep the files of one delivery in the folder, "
        + "or name them with --input and their layout with --input-format"
    }
  }

  /// A header that belongs elsewhere may have thousands of columns: the first tell enough.
  private static func list(of problems: [ColumnProblem]) -> String {
    let shown = problems.prefix(20).map(\.description).joined(separator: "; ")
    return problems.count > 20 ? shown + "; and \(problems.count - 20) more" : shown
  }

  private static func wayOut(of problems: [ColumnProblem]) -> String {
    var ways: [String] = []
    if problems.contains(where: { if case .unknown = $0 { true } else { false } }) {
      ways.append("add the column to the model, or pass --ignore-unknown-columns")
    }
    if problems.contains(where: { if case .missing = $0 { true } else { false } }) {
      ways.append("deliver the column, or pass --missing-columns-as-null")
    }
    return ways.isEmpty ? "" : " (" + ways.joined(separator: "; ") + ")"
  }
}

extension ColumnProblem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let name): "column \"\(name.shownName())\" is missing"
    case .unknown(let name): "column \"\(name.shownName())\" is unknown to the model"
    case .twice(let name): "column \"\(name.shownName())\" occurs twice"
    }
  }
}
