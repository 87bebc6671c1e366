/// A text of SQL split into its statements, as psql would split it.
///
///     let script = try SQLScript("CREATE TABLE t (a text); -- and so on\nDROP TABLE s;")
///     script.statements.map(\.place)  // 1:1, 2:1
///
/// What only psql understands is refused, with its place: a migration has to mean one thing to psql
/// and to everything else.
package struct SQLScript: Sendable {
  /// In the order of the text; empty ones are left out.
  package var statements: [ScannedStatement]
  /// All comments, wherever they stand.
  package var comments: [Token]
  private var source: [UInt8]

  package init(_ text: String) throws(ScanError) {
    source = Array(text.utf8)
    var splitter = StatementSplitter(source)
    try splitter.split()
    statements = splitter.statements
    comments = splitter.comments
  }

  /// A comment as it is written.
  package func text(of token: Token) -> String {
    String(decoding: source[token.range], as: UTF8.self)
  }
}
