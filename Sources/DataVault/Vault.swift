/// A model's table of contents: the sources that feed one vault.
///
/// Hubs, links and satellites come with the sources that feed them. The model exports one value of
/// this type, under the name `vault`:
///
/// ```swift
/// public let vault = Vault("shop", tenant: tenant, about: "Orders of the web shop") {
///   tenants
///   customers
///   orders
/// }
/// ```
public struct Vault: Sendable {
  package let name: String
  package let tenant: Hub
  package let hash: HashAlgorithm
  package let explanation: String?
  package let sources: [Source]
  package let place: ModelPlace

  /// Declares a vault.
  ///
  /// - Parameters:
  ///   - name: The vault's name, also that of its folder under `generated-sql`.
  ///   - tenant: The hub of tenants, whose key is part of every other key.
  ///   - hash: The digest under keys and hash diffs; a vault never changes it.
  ///   - about: What the vault is for, in a sentence.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  ///   - sources: The sources, one a line.
  public init(
    _ name: String, tenant: Hub, hash: HashAlgorithm = .sha256, about: String? = nil,
    file: String = #filePath, line: Int = #line, @VaultBuilder sources: () -> [Source]
  ) {
    self.name = name
    self.tenant = tenant
    self.hash = hash
    explanation = about
    self.sources = sources()
    place = ModelPlace(file: file, line: line)
  }
}
