import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultCompiler
import VaultModel

extension ScratchTemplate {
  /// A database that holds the depot's schema.
  static let depot = depot(hashedWith: .sha256)

  static func depot(hashedWith algorithm: HashAlgorithm) -> ScratchTemplate {
    ScratchTemplate("depot-\(algorithm.rawValue)") { connection in
      let vault = DepotVault.vault(hashedWith: algorithm)
      try connection.execute(SQL(trusted: schemaSQL(for: vault)))
    }
  }
}

extension Connection {
  /// The one value that a query gives, as text.
  func value(of sql: SQL, _ parameters: [Parameter] = []) throws -> String? {
    try query(sql, parameters).text(0, 0)
  }

  /// Expects a query to give just that value, as text.
  func expect(
    _ sql: SQL, _ parameters: [Parameter] = [], gives expected: String?,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let value = try value(of: sql, parameters)
    #expect(value == expected, "\(sql.text)", sourceLocation: sourceLocation)
  }

  /// The digest of a text that a test spelt out by hand, in hex, by PostgreSQL's own function.
  func sha256(of text: String) throws -> String? {
    try value(of: "SELECT encode(sha256(convert_to($1, 'UTF8')), 'hex')", [.text(text)])
  }

  /// Settings that change how values print, how quotes read and what names mean.
  func makeSessionHostile() throws {
    try execute(
      """
      CREATE SCHEMA evil;
      CREATE FUNCTION evil.sha256(bytea) RETURNS bytea LANGUAGE sql AS $$ SELECT 'evil'::bytea $$;
      CREATE FUNCTION evil.encode(bytea, text) RETURNS text LANGUAGE sql AS $$ SELECT 'evil' $$;
      SET search_path = evil, pg_catalog;
      SET TimeZone = 'Australia/Adelaide';
      SET DateStyle = 'German, DMY';
      SET IntervalStyle = 'sql_standard';
      SET bytea_output = 'escape';
      SET extra_float_digits = -5;
      SET standard_conforming_strings = off;
      SET escape_string_warning = off;
      """)
  }
}
