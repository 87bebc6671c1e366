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
  /// The files that a model gets, in the order of their paths.
  ///
  /// The table of contents is left out where the model has one: it is its author's.
  package func files(beside known: KnownModel) -> [WrittenFile] {
    let contents = known.constants.contains("vault") ? [] : [contentsFile]
    return (shapes.map(\.file) + subjects.filter { !$0.isEmpty }.map(\.file) + contents)
      .sorted { $0.path < $1.path }
  }
}

extension Proposal.Subject {
  fileprivate var isEmpty: Bool { hubs.isEmpty && sources.isEmpty }
}
