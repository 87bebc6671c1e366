import PostgresClient
import PostgresSchema

/// A text of a model that the server spells in a way of its own.
enum SpelledText: Hashable {
  case type(DataType)
  /// A value that a column of the type gets by itself.
  case value(SQL, of: DataType)
  /// A value that an argument of the type gets by itself.
  case argument(SQL, of: DataType)
  /// A condition on the columns of a table.
  case check(SQL, on: [MentionedColumn])
  case policy(SQL, on: [MentionedColumn])
  case query(SQL)
  case settings([Setting])

  /// A column that a condition may mean.
  struct MentionedColumn: Hashable {
    var name: String
    var type: DataType
  }
}

/// The server's own spellings of texts.
///
/// The server has no function that respells. So a temporary thing is made from each text, its
/// spelling read back from the catalogs, and all of it undone. A text that makes nothing, as where a
/// column or a function is missing, has no spelling.
struct Spelling {
  private var rows: [SpelledText: [String]] = [:]

  /// Asks for all texts in three round trips, within a transaction that is undone.
  init(of texts: Set<SpelledText>, in connection: Connection) throws(PostgresError) {
    let numbered = Array(texts)
    guard !numbered.isEmpty else { return }
    try connection.execute(Self.maker)
    let statements = numbered.enumerated().map { place, text in text.making(number: place) }
    _ = try connection.query(
      "SELECT pg_temp.vaultwright_make(\(SQL.array(statements.map(\.text))))")
    let answers = try connection.query(Self.answers)
    for row in answers.indices {
      guard let number = answers.integer(row, 0).map({ Int($0) }), numbered.indices.contains(number)
      else { continue }
      rows[numbered[number]] = answers.list(row, 1)
    }
  }

  func text(_ text: SpelledText) -> SQL? { rows[text]?.first.map { SQL(trusted: $0) } }

  /// A column's value; NULL, which is what a column without a value has, the server drops.
  func filling(_ value: SQL, of type: DataType) -> Column.Filling? {
    rows[.value(value, of: type)].map { answer in
      answer.count > 1 ? .byDefault(SQL(trusted: answer[1])) : .given
    }
  }

  func settings(_ settings: [Setting]) -> [Setting]? {
    rows[.settings(settings)]?.map { Setting(stored: $0) }
  }

  /// Makes all at once; where one fails, each by itself.
  ///
  /// What would make every text fail alike is no answer, and ends the transaction.
  private static let maker: SQL = """
    CREATE FUNCTION pg_temp.vaultwright_make(statements text[]) RETURNS void LANGUAGE plpgsql AS $$
    DECLARE
      statement text;
    BEGIN
      FOREACH statement IN ARRAY statements LOOP
        EXECUTE statement;
      END LOOP;
    EXCEPTION
      WHEN insufficient_privilege OR read_only_sql_transaction OR lock_not_available
        OR deadlock_detected THEN RAISE;
      WHEN OTHERS THEN
        FOREACH statement IN ARRAY statements LOOP
          BEGIN
            EXECUTE statement;
          EXCEPTION
            WHEN insufficient_privilege OR read_only_sql_transaction OR lock_not_available
              OR deadlock_detected THEN RAISE;
            WHEN OTHERS THEN NULL;
          END;
        END LOOP;
    END
    $$
    """

  /// The number of each text, which its temporary thing is named by, and what the server wrote.
  private static let answers: SQL = """
    SELECT substr(c.relname, 13)::integer, CASE
      WHEN c.relkind = 'v' THEN rtrim(pg_get_viewdef(c.oid), ';')
      ELSE coalesce(
        (SELECT pg_get_expr(k.conbin, c.oid) FROM pg_constraint AS k
          WHERE k.conrelid = c.oid AND k.contype = 'c'),
        (SELECT pg_get_expr(p.polqual, c.oid) FROM pg_policy AS p WHERE p.polrelid = c.oid),
        (SELECT concat_ws(
            chr(31), \(SQL.typeText("a.atttypid", "a.atttypmod")), pg_get_expr(d.adbin, c.oid))
          FROM pg_attribute AS a
          LEFT JOIN pg_attrdef AS d ON d.adrelid = c.oid AND d.adnum = a.attnum
          WHERE a.attrelid = c.oid AND a.attnum = 2))
      END
    FROM pg_class AS c
    WHERE c.relnamespace = pg_my_temp_schema() AND c.relname LIKE 'vaultwright\\_%'
      AND c.relkind IN ('p', 'v')
    UNION ALL
    SELECT substr(f.proname, 13)::integer, coalesce(
      pg_get_function_arg_default(f.oid, 1), array_to_string(f.proconfig, chr(31)))
    FROM pg_proc AS f
    WHERE f.pronamespace = pg_my_temp_schema() AND f.proname ~ '^vaultwright_[0-9]+$'
    """
}

extension SpelledText {
  /// The statements that make a temporary thing of the text.
  ///
  /// Tables are split, for such a table has no file and costs next to nothing.
  fileprivate func making(number: Int) -> SQL {
    let name: SQL = "vaultwright_\(number)"
    switch self {
    case .type(let type): return Self.table(name, ["given \(type.sql)"])
    case .value(let value, let type):
      return Self.table(name, ["given \(type.sql) DEFAULT \(value)"])
    case .argument(let value, let type):
      return """
        CREATE FUNCTION pg_temp.\(name)(given \(type.sql) DEFAULT \(value)) RETURNS integer \
        LANGUAGE sql AS 'SELECT 1'
        """
    case .check(let condition, let columns):
      return Self.table(name, Self.declared(columns) + ["CHECK (\(condition))"])
    case .policy(let condition, let columns):
      return Self.table(name, Self.declared(columns)) + "; "
        + "CREATE POLICY given ON pg_temp.\(name) USING (\(condition))"
    case .query(let query): return "CREATE TEMPORARY VIEW \(name) AS \(query)"
    case .settings(let settings):
      let clauses = settings.map { " SET \($0.name) = \($0.value)" as SQL }.joined(separator: "")
      return
        "CREATE FUNCTION pg_temp.\(name)() RETURNS integer LANGUAGE sql\(clauses) AS 'SELECT 1'"
    }
  }

  private static func table(_ name: SQL, _ parts: [SQL]) -> SQL {
    let split: SQL = .identifier("by which it is split")
    return """
      CREATE TEMPORARY TABLE \(name) (\(([split + " integer"] + parts).joined())) \
      PARTITION BY LIST (\(split))
      """
  }

  private static func declared(_ columns: [MentionedColumn]) -> [SQL] {
    columns.map { "\(id: $0.name) \($0.type.sql)" }
  }
}
