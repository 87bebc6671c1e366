import FoundationEssentials
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import VaultModel

/// What tests of the programs do to a folder and a database beside them.
extension Shop {
  /// Takes out whatever says that the shop is there, and its ghost.
  static let forgotten: SQL = "DELETE FROM metadata.vault; DELETE FROM business.tenant_h"

  static func writeVault(as version: String, to path: FilePath) throws {
    try VaultFile.encode(sealed(as: version)).write(
      to: URL(filePath: path.appending("vault.json").string))
  }

  static func execute(_ sql: SQL, _ url: String) async throws {
    try await onOwnThread {
      try Connection(to: .url(url), applicationName: "vaultwright tests", names: .database).execute(
        sql)
    }
  }

  static func texts(_ sql: SQL, _ url: String) async throws -> [String?] {
    try await onOwnThread {
      try Connection(to: .url(url), applicationName: "vaultwright tests", names: .database).texts(
        of: sql)
    }
  }

  static func hasNote(_ url: String) async throws -> Bool {
    try await onOwnThread {
      try Connection(to: .url(url), applicationName: "vaultwright tests", names: .database)
        .hasNote()
    }
  }
}
