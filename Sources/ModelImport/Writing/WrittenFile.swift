/// A file of a model, to be written under the model's folder.
package struct WrittenFile: Hashable, Sendable {
  /// Relative to the model's folder: `Tables/Customers.swift`.
  package let path: String
  package let text: String
  package let decisions: [Decision]

  init(_ path: String, _ text: SwiftText) {
    self.path = path
    self.text = text.text
    decisions = text.decisions.map { Decision(path: path, line: $0.line, text: $0.text) }
  }

  /// What the import could not know, and where it says so.
  package struct Decision: Hashable, Sendable {
    package let path: String
    package let line: Int
    package let text: String
  }
}

extension Proposal {
  /// The files of the model, in the order of their paths.
  package var files: [WrittenFile] {
    (shapes.map(\.file) + subjects.map(\.file) + [contentsFile]).sorted { $0.path < $1.path }
  }
}
