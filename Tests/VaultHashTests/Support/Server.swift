import PostgresClient
import PostgresSchema
import TestSupport
import VaultModel

/// Asks a server what it prints.
enum Server {
  private static let template = ScratchTemplate("printing values") { connection in
    try connection.execute(
      """
      CREATE FUNCTION printed(value text, type text) RETURNS text LANGUAGE plpgsql AS $$
      DECLARE result text;
      BEGIN
        EXECUTE format('SELECT format(''%%s'', %L::%s)', value, type) INTO result;
        RETURN result;
      EXCEPTION WHEN OTHERS THEN RETURN NULL;
      END $$
      """)
  }

  /// What the output function gives for each text; nil where the server refuses it.
  static func print(_ texts: [String], as type: SQLType) async throws -> [String?] {
    try await withScratchDatabase(from: template) { connection, _ in
      let rows = try connection.query(
        """
        SELECT printed(value, $2)
        FROM unnest($1::text[]) WITH ORDINALITY AS list(value, place) ORDER BY place
        """, [.text(arrayLiteral(texts)), .text(type.sqlName)])
      return rows.texts()
    }
  }

  private static func arrayLiteral(_ texts: [String]) -> String {
    let entries = texts.map { text in
      let escaped = text.unicodeScalars.map { scalar in
        scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : String(scalar)
      }
      return "\"" + escaped.joined() + "\""
    }
    return "{" + entries.joined(separator: ",") + "}"
  }
}
