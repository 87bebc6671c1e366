import PostgresClient
import PostgresSchema

extension CatalogReader {
  /// Functions, but for those that an extension brought.
  mutating func readFunctions() throws(PostgresError) {
    let rows = try connection.query(functionsQuery)
    for row in rows.indices {
      let (body, hasLinesOfItsOwn) = Function.body(fromStored: rows.text(row, 14) ?? "")
      let function = Function(
        rows.name(row, 0), arguments(in: rows, at: row), returns: DataType(rows.sql(row, 6)),
        language: rows.text(row, 7) == "plpgsql" ? .plpgsql : .sql,
        volatility: .init(letter: rows.text(row, 8)),
        nullInput: rows.boolean(row, 9) == true ? .givesNull : .isPassed,
        parallelism: .init(letter: rows.text(row, 10)),
        settings: rows.list(row, 11).map { Setting(stored: $0) },
        rights: rows.boolean(row, 12) == true ? .ofOwner : .ofCaller, body: body,
        comment: rows.text(row, 13))
      let layout = hasLinesOfItsOwn ? [] : ["the body has no lines of its own"]
      let others = rows.text(row, 15).map { $0.isEmpty ? [] : [$0] } ?? []
      add(.function(function), peculiarity: (layout + others).joined(separator: "; "))
      let signature = function.signatureInCatalog
      live.owners[.function(signature)] = rows.text(row, 16)
      if let number = rows.integer(row, 2) { signatures[number] = signature }
    }
  }

  private func arguments(in rows: Rows, at row: Int) -> [Function.Argument] {
    let names = rows.list(row, 3)
    let types = rows.list(row, 4)
    let defaults = rows.list(row, 5)
    let isVariadic = rows.boolean(row, 17) == true
    return types.indices.map { place in
      Function.Argument(
        names[place], DataType(SQL(trusted: types[place])),
        mode: isVariadic && place == types.count - 1 ? .variadic : .single,
        defaultValue: defaults[place].isEmpty ? nil : SQL(trusted: defaults[place]))
    }
  }

  private var functionsQuery: SQL {
    """
    SELECT n.nspname, p.proname, p.oid, args.names, args.types, args.defaults,
      \(resultText), l.lanname, p.provolatile, p.proisstrict, p.proparallel,
      array_to_string(p.proconfig, chr(31)), p.prosecdef, obj_description(p.oid, 'pg_proc'), p.prosrc,
      \(SQL.peculiarities(peculiaritiesOfFunction)), pg_get_userbyid(p.proowner), p.provariadic <> 0
    FROM pg_proc AS p
    JOIN pg_namespace AS n ON n.oid = p.pronamespace
    JOIN pg_language AS l ON l.oid = p.prolang
    CROSS JOIN LATERAL (
      SELECT \(SQL.listed("coalesce(p.proargnames[u.place], '')", by: "u.place")) AS names,
        \(SQL.listed(SQL.typeText("u.type"), by: "u.place")) AS types,
        \(SQL.listed("coalesce(pg_get_function_arg_default(p.oid, u.place::integer), '')",
          by: "u.place")) AS defaults
      FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS u(type, place)
    ) AS args
    WHERE \(isInScope) AND NOT EXISTS (
      SELECT FROM pg_depend AS d
      WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
    """
  }

  /// The type, alone or of each row, or the columns of a table, each on a line as a vault's functions
  /// have them.
  private var resultText: SQL {
    """
    CASE WHEN p.proargmodes && '{t}' THEN (
        SELECT 'TABLE (' || chr(10) || string_agg(
          '    "' || replace(r.name, '"', '""') || '" ' || \(SQL.typeText("r.type")),
          ',' || chr(10) ORDER BY r.place) || ')'
        FROM unnest(p.proallargtypes, p.proargmodes, p.proargnames)
          WITH ORDINALITY AS r(type, mode, name, place)
        WHERE r.mode = 't')
      ELSE CASE WHEN p.proretset THEN 'SETOF ' ELSE '' END || \(SQL.typeText("p.prorettype")) END
    """
  }

  private var peculiaritiesOfFunction: [SQL] {
    [
      """
      CASE p.prokind WHEN 'p' THEN 'is a procedure' WHEN 'a' THEN 'is an aggregate'
        WHEN 'w' THEN 'is a window function' END
      """,
      "CASE WHEN p.proallargtypes IS NOT NULL AND p.proargmodes && '{o,b}' THEN 'has results by name' END",
      "CASE WHEN l.lanname NOT IN ('sql', 'plpgsql') THEN 'is in ' || l.lanname END",
      "CASE WHEN p.prosqlbody IS NOT NULL THEN pg_get_function_sqlbody(p.oid) END",
      "CASE WHEN p.proleakproof THEN 'is leakproof' END",
    ]
  }
}

// MARK: As the server stores it

extension Function {
  /// Our functions' bodies stand between line ends; the second is false where this one does not.
  fileprivate static func body(fromStored text: String) -> (SQL, Bool) {
    let bytes = text.utf8
    guard bytes.count >= 2, bytes.first == 10, bytes.last == 10 else {
      return (SQL(trusted: text), false)
    }
    return (SQL(trusted: String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self)), true)
  }
}

extension Function.Volatility {
  fileprivate init(letter: String?) {
    switch letter {
    case "i": self = .always
    case "s": self = .withinStatement
    default: self = .never
    }
  }
}

extension Function.Parallelism {
  fileprivate init(letter: String?) {
    switch letter {
    case "s": self = .safe
    case "r": self = .restricted
    default: self = .unsafe
    }
  }
}

extension Setting {
  /// Takes `name=value`, where a list of schemas is stored as SQL already and all else is plain text.
  init(stored text: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts.first ?? "")
    let value = parts.count > 1 ? String(parts[1]) : ""
    self.init(
      .identifier(name), name == "search_path" ? SQL(trusted: value) : .literal(value))
  }
}
