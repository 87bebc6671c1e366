import PostgresSchema
import VaultModel
import VaultSQL

extension KeyFunctions {
  static func hashBinary(_ algorithm: HashAlgorithm) -> Function {
    Function(
      UtilityName.hashBinary, ownership: .shared, [.init("value", .text)], returns: .bytea,
      volatility: .always, nullInput: .givesNull, settings: [.systemSearchPath],
      body: "  SELECT \(algorithm.digestOfValue)",
      comment:
        "The \(algorithm.title) digest of a text's UTF-8 bytes, which all keys and hash diffs are.")
  }
}

extension HashAlgorithm {
  /// The extension that PostgreSQL needs for this digest.
  var neededExtension: InstalledExtension? {
    switch self {
    case .sha256, .md5: nil
    case .sha1: InstalledExtension("pgcrypto", schema: UtilityName.schema)
    }
  }

  fileprivate var digestOfValue: SQL {
    switch self {
    case .sha256: "sha256(convert_to(value, 'UTF8'))"
    case .sha1: "\(id: UtilityName.schema).digest(convert_to(value, 'UTF8'), 'sha1')"
    // md5() takes the text in the database's encoding, which is UTF8.
    case .md5: "decode(md5(value), 'hex')"
    }
  }

  fileprivate var title: String {
    switch self {
    case .sha256: "SHA-256"
    case .sha1: "SHA-1"
    case .md5: "MD5"
    }
  }
}
