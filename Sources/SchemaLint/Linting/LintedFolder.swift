import PostgresSchema

/// Scripts that follow on one another, and what is known of their folder.
package struct LintedFolder: Sendable {
  /// The names of all its files.
  package var fileNames: Set<String>
  /// Whether `generate` writes here, and so keeps the sums.
  package var isGenerated: Bool { fileNames.contains("vault.sum") }

  package init(fileNames: Set<String> = []) { self.fileNames = fileNames }
}

/// A script as it is read from disk or elsewhere.
package struct LintSource: Sendable {
  package var path: String
  package var text: String
  /// Whether findings are wanted; where not, it is read for what it makes.
  package var isReported: Bool

  package init(path: String, text: String, isReported: Bool = true) {
    self.path = path
    self.text = text
    self.isReported = isReported
  }

  /// The path's last part.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }
  /// Whether it takes another one back.
  var isDown: Bool { name.hasSuffix(".down.sql") }
}
