import PostgresSchema
import SchemaDiff
package import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension MigrationFolder {
  /// Writes a plan's migrations into a vault's folder, and `vault.sum` anew.
  ///
  /// - Returns: The files' paths, those of the migrations in the order in which they are applied.
  /// - Throws: Where what is there already is not as it was written, or a version is taken.
  @discardableResult
  package static func write(
    _ draft: MigrationDraft, to path: FilePath
  ) throws(FolderError) -> [FilePath] {
    try write(draft.files, to: path)
  }

  /// Writes the first migration: the vault's whole schema, which has no way back.
  @discardableResult
  package static func write(
    first schema: String, of vaultName: String, fingerprint: String, version: MigrationVersion,
    to path: FilePath
  ) throws(FolderError) -> [FilePath] {
    let header = MigrationHeader(
      vaultName: vaultName, transaction: .whole, contract: .additive, from: nil, to: fingerprint,
      purpose: "makes the vault \(vaultName)")
    let name = MigrationName(version, MigrationName.slug(for: header.purpose))
    let text = MigrationText.first(header, fileName: name.fileName, schema: schema)
    return try write([(name, text)], to: path)
  }

  private static func write(
    _ files: [(name: MigrationName, text: String)], to path: FilePath
  ) throws(FolderError) -> [FilePath] {
    let existing = try read(path)
    for (name, text) in files {
      // What is written must be readable by `apply`, or it is not written at all.
      let file = try MigrationFile(name, text: text)
      if let last = existing?.migrations.last, name.version <= last.version {
        throw .sameVersion(file: name.fileName, other: last.up.name.fileName)
      }
      if let known = existing?.vaultName, known != file.header.vaultName {
        throw .otherVault(file: name.fileName, found: file.header.vaultName, expected: known)
      }
    }
    let folder = path.appending(subfolder)
    for (name, text) in files { try store(text, in: folder, as: name.fileName) }
    try writeSum(in: path)
    return files.map { folder.appending($0.name.fileName) } + [path.appending(SumFile.name)]
  }

  /// Writes `vault.sum` from the files that are there.
  static func writeSum(in path: FilePath) throws(FolderError) {
    try store(SumFile(of: texts(in: path)).text, in: path, as: SumFile.name)
  }

  static func store(
    _ text: String, in folder: FilePath, as name: String
  ) throws(FolderError) {
    let path = folder.appending(name)
    do {
      try FileManager.default.createDirectory(
        atPath: folder.string, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(filePath: path.string), options: .atomic)
    } catch {
      throw .notWritten(path: path.string, reason: "\(error)")
    }
  }
}

extension MigrationText {
  /// The first migration's text: a vault's whole schema, which writes down its version by itself.
  static func first(_ header: MigrationHeader, fileName: String, schema: String) -> String {
    let settings = """
      SET client_encoding = 'UTF8';
      SET search_path = pg_catalog, pg_temp;
      SET lock_timeout = '2s';
      SET statement_timeout = '0';
      """
    let instruction =
      "--\n-- Run it by 'vaultc apply', or: psql -1 -v ON_ERROR_STOP=1 -f \(fileName)"
    let check = VersionGuard(of: header.vaultName, from: nil, transaction: .whole).sql.text
    return [header.text + instruction, settings, check, schema].joined(separator: "\n\n")
  }
}
