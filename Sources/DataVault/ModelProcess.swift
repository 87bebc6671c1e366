#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Vault {
  /// Writes what the model says as canonical JSON to a file, and beside it the places of the sources that
  /// the vault lists; the model's own process ends with this.
  ///
  /// Not to standard output: a model may print there while its author looks for a fault.
  @_spi(ModelProcess)
  public func write(to path: String) throws {
    try VaultFile.encodeCanonically(resolve()).write(to: URL(filePath: path))
    let listed = sources.map { ListedSource(name: $0.name, place: $0.place) }
    try VaultFile.encodeCanonically(listed).write(to: URL(filePath: path + ".sources"))
  }
}

/// A source that a vault lists.
private struct ListedSource: Encodable {
  var name: String
  var place: ModelPlace
}
