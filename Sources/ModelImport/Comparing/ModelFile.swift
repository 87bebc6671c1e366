/// A Swift file of a model.
package struct ModelFile: Hashable, Sendable {
  /// Relative to the model's folder.
  package var path: String
  package var text: String

  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }

  /// `Customer` of `Subjects/Customer.swift`.
  var name: String {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    return last.hasSuffix(".swift") ? String(last.dropLast(".swift".count)) : last
  }

  func line(of index: String.Index) -> Int {
    text[..<index].utf8.count { $0 == UInt8(ascii: "\n") } + 1
  }
}

extension ModelFile {
  /// Whether the file is what an import writes for a table, so that nothing by hand is lost with it.
  func isWrittenShape(of structName: String) -> Bool {
    guard path == "Tables/\(structName).swift" else { return false }
    let shape =
      #/
      \s* import\x20DataVault
      \s+ struct\x20\w+:\x20SourceTable\x20\{
      \s* static\x20let\x20name\x20=\x20"(?:[^"\\]|\\.)*"
      \s+ (?:
        let\x20`?\w+`?\x20=\x20Column\( \s* "(?:[^"\\]|\\.)*", \s* \.[\w.,()\x20]+\) \s+
        | //\x20decide:[^\n]* \s+ (?: //[^\n]* \s+ )*
      )*
      \} \s*
      /#
    return text.wholeMatch(of: shape) != nil
  }

  /// The properties that closures of the file take of their parameters: `email` of `row.email`.
  var usedProperties: Set<String> {
    let parameters = text.matches(of: /\{\s*\(?(\w+)(?:\s*:\s*[\w.]+)?\)?\s+in\b/).map(\.1)
    let rows = Set(parameters + ["$0"])
    return text.matches(of: /(\$0|\b\w+)\s*\.\s*`?(\w+)/).reduce(into: []) { used, match in
      if rows.contains(match.1) { used.insert(String(match.2)) }
    }
  }
}

extension String {
  /// `default` of the property `default`, which Swift wants between backticks where it is declared.
  var withoutBackticks: String { replacing("`", with: "") }
}
