import VaultModel

@testable import ModelImport

/// Tables in a few words, for tests.
extension SourceDatabase.Table {
  /// Makes a table of columns such as `id uuid!` (never missing) or `status varchar(9) = NEW | OLD`.
  ///
  /// - Parameters:
  ///   - name: Schema and name.
  ///   - columns: One each.
  ///   - key: The primary key's columns.
  ///   - unique: The columns of each other key.
  ///   - references: A column, and the table whose `id` it holds, or other column: `shop.countries#code`.
  ///   - comment: What the source says of it.
  init(
    _ name: String, _ columns: [String], key: [String] = ["id"], unique: [[String]] = [],
    references: KeyValuePairs<String, String> = [:], comment: String? = nil
  ) {
    self.init(
      name: .init(name), comment: comment, columns: columns.map { SourceDatabase.Column($0) },
      primaryKey: key, uniqueKeys: unique,
      foreignKeys: references.map { column, table in
        let parts = table.split(separator: "#").map(String.init)
        return SourceDatabase.ForeignKey(
          columns: [column], table: .init(parts[0]), referenced: [parts.count > 1 ? parts[1] : "id"]
        )
      })
  }
}

extension SourceDatabase.TableName {
  init(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
    self.init(schema: parts[0], name: parts[1])
  }
}

extension SourceDatabase.Column {
  init(_ text: String) {
    let halves = text.split(separator: " = ", maxSplits: 1).map(String.init)
    let words = halves[0].split(separator: " ", maxSplits: 1).map(String.init)
    let isRequired = words[1].hasSuffix("!")
    let name = isRequired ? String(words[1].dropLast()) : words[1]
    let spelt = Self.longTypeName(name)
    let type = SourceType(spelt)
    self.init(
      name: words[0], sourceType: spelt, type: type.type, isTypeKept: type.isKept,
      isNullable: !isRequired,
      allowedValues: halves.count == 1
        ? [] : halves[1].split(separator: " | ").map(String.init))
  }
}

extension SourceDatabase.Column {
  private static func longTypeName(_ name: String) -> String {
    let long = [
      "varchar": "character varying", "timestamptz": "timestamp with time zone", "int": "integer",
    ]
    let start = String(name.prefix { $0 != "(" && $0 != "[" })
    return (long[start] ?? start) + name.dropFirst(start.count)
  }
}

extension Proposal {
  /// The text of a file that the proposal writes.
  func text(_ path: String) -> String? {
    files(beside: KnownModel()).first { $0.path == path }?.text
  }

  /// All subjects' files in one text.
  var subjectTexts: String {
    files(beside: KnownModel()).filter { !$0.path.hasPrefix("Tables/") }.map(\.text).joined()
  }
}
