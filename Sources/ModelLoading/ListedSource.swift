package import VaultModel

/// A source that a vault lists, as the model's own process writes it.
package struct ListedSource: Hashable, Sendable, Codable {
  package var name: String
  package var place: ModelPlace
}

extension ResolvedModel {
  /// The model with further findings; an error leaves no vault.
  func adding(_ further: [Finding]) -> ResolvedModel {
    guard !further.isEmpty else { return self }
    func key(_ finding: Finding) -> (String, Int) {
      (finding.place?.file ?? "", finding.place?.line ?? 0)
    }
    return ResolvedModel(findings: (findings + further).sorted { key($0) < key($1) }) {
      guard let vault else { preconditionFailure("a model without an error has a vault") }
      return vault
    }
  }
}
