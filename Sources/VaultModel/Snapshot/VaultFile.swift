#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// The canonical text of a compiled vault: `vault.json`.
///
/// Keys are sorted and lists have a fixed order, so that equal vaults give equal bytes.
package enum VaultFile {
  /// The file's bytes, ending in a line end.
  package static func encode(_ vault: CompiledVault) throws -> Data {
    try encodeCanonically(vault)
  }

  /// Canonical JSON of any value of the model.
  package static func encodeCanonically(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    var data = try encoder.encode(value)
    data.append(UInt8(ascii: "\n"))
    return data
  }

  /// Reads a vault, first its format number, so that a newer file is recognised as such.
  ///
  /// - Throws: `VaultFileError`.
  package static func decode(_ data: Data) throws(VaultFileError) -> CompiledVault {
    let decoder = JSONDecoder()
    do {
      let format = try decoder.decode(FormatOnly.self, from: data).format
      guard format <= CompiledVault.currentFormat else {
        throw VaultFileError.newerFormat(found: format, known: CompiledVault.currentFormat)
      }
      return try decoder.decode(CompiledVault.self, from: data)
    } catch let error as VaultFileError {
      throw error
    } catch let error as DecodingError {
      throw .malformed(error.sentence)
    } catch {
      throw .malformed(String(describing: error))
    }
  }

  private struct FormatOnly: Decodable {
    var format: Int
  }
}

/// Why a `vault.json` cannot be used.
package enum VaultFileError: Error, Hashable {
  case newerFormat(found: Int, known: Int)
  case malformed(String)
}

extension DecodingError {
  /// What is wrong and where, as in `satellites[3].kind: 'odd' is no such value`.
  fileprivate var sentence: String {
    switch self {
    case .keyNotFound(let key, let context):
      "\(Self.path(context.codingPath + [key])) is missing"
    case .typeMismatch(let type, let context):
      "\(Self.path(context.codingPath)) is no \(Self.title(of: type))"
    case .valueNotFound(let type, let context):
      "\(Self.path(context.codingPath)) is null, and must be \(Self.title(of: type))"
    case .dataCorrupted(let context) where context.codingPath.isEmpty: "it is no JSON"
    case .dataCorrupted(let context):
      "\(Self.path(context.codingPath)): \(context.debugDescription)"
    @unknown default: "it cannot be decoded"
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.reduce(into: "") { path, key in
      if let index = key.intValue {
        path += "[\(index)]"
      } else {
        path += (path.isEmpty ? "" : ".") + key.stringValue
      }
    }
  }

  private static func title(of type: Any.Type) -> String {
    if type == String.self { return "text" }
    if type == Bool.self { return "truth value" }
    if type == Int.self || type == Double.self { return "number" }
    let name = String(describing: type)
    if name.hasPrefix("Array<") { return "list" }
    return "object"
  }
}
