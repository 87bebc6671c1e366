#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Vault {
  /// Writes what the model says as canonical JSON to a file; the model's own process ends with this.
  ///
  /// Not to standard output: a model may print there while its author looks for a fault.
  @_spi(ModelProcess)
  public func write(to path: String) throws {
    try VaultFile.encodeCanonically(resolve()).write(to: URL(filePath: path))
  }
}
