extension RequiredRoles {
  /// `CREATE ROLE` for each that is missing, in one block.
  package var sql: SQL {
    let literals = names.map { SQL.literal($0) }.joined()
    let statements = names.map { "CREATE ROLE \(id: $0) NOLOGIN;" as SQL }.joined(separator: " ")
    let hint = "Have an administrator run: " + statements.text
    // Another database of the server may make the same role at the same time.
    return CodeBlock(
      """
      DECLARE
        needed text;
      BEGIN
        FOREACH needed IN ARRAY ARRAY[\(literals)]::text[] LOOP
          CONTINUE WHEN EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = needed);
          BEGIN
            EXECUTE format('CREATE ROLE %I NOLOGIN', needed);
          EXCEPTION
            WHEN duplicate_object OR unique_violation THEN NULL;
            WHEN insufficient_privilege THEN
              RAISE EXCEPTION 'role "%" is missing, and % may not create it', needed, current_user
                USING ERRCODE = 'insufficient_privilege', HINT = \(literal: hint);
          END;
        END LOOP;
      END
      """
    ).sql
  }
}

extension Grant {
  /// `GRANT`; for a function, `REVOKE` from everybody before it.
  package var sql: SQL {
    let rights = privileges.map(\.sql).joined()
    let grantees = roles.map { SQL.identifier($0) }.joined()
    switch objects {
    case .namespaces(let names):
      return
        "GRANT \(rights) ON SCHEMA \(names.map { SQL.identifier($0) }.joined()) TO \(grantees);"
    case .relations(let names):
      if names.count == 1 { return "GRANT \(rights) ON \(names[0]) TO \(grantees);" }
      return
        "GRANT \(rights) ON\n  \(SQL.filled(names.map(\.sql), margin: "  "))\nTO \(grantees);"
    case .function(let function):
      return """
        REVOKE ALL ON FUNCTION \(function.signature) FROM PUBLIC;
        GRANT \(rights) ON FUNCTION \(function.signature) TO \(grantees);
        """
    }
  }
}

extension Grant.Privilege {
  /// As `GRANT` and `REVOKE` name it.
  package var sql: SQL {
    switch self {
    case .all: "ALL"
    case .select: "SELECT"
    case .insert: "INSERT"
    case .update: "UPDATE"
    case .updateOf(let columns): "UPDATE \(SQL.list(columns))"
    case .delete: "DELETE"
    case .usage: "USAGE"
    case .execute: "EXECUTE"
    case .other(let text): text
    }
  }
}

extension RowSecurity {
  /// `ENABLE ROW LEVEL SECURITY` and the policies, each once for all tables.
  ///
  /// Not `FORCE`: whoever owns the table makes and mends it.
  package var sql: SQL {
    guard tables.count > 1 else {
      let enabled = tables.map { "ALTER TABLE \($0) ENABLE ROW LEVEL SECURITY;" as SQL }
      return (enabled + tables.flatMap { table in policies.map { $0.sql(on: table) } })
        .joined(separator: "\n")
    }
    let names = tables.map(\.arrayElement)
    let statements = policies.map { policy in
      "EXECUTE format(\(literal: policy.template.text), secured);" as SQL
    }
    return CodeBlock(
      """
      DECLARE
        secured regclass;
      BEGIN
        FOREACH secured IN ARRAY \(literal: "{\n    \(SQL.filled(names, margin: "    ").text)}")::regclass[] LOOP
          EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', secured);
          \(statements.joined(separator: "\n    "))
        END LOOP;
      END
      """
    ).sql
  }
}

extension Policy {
  /// `CREATE POLICY`.
  package func sql(on table: QualifiedName) -> SQL { "\(statement(on: table.sql, margin: "  "));" }

  /// The statement for `format`, with a place for the table.
  fileprivate var template: SQL {
    var policy = self
    policy.name = name.replacing("%", with: "%%")
    policy.roles = roles.map { $0.replacing("%", with: "%%") }
    policy.condition = SQL(trusted: condition.text.replacing("%", with: "%%"))
    return policy.statement(on: "%s", margin: "      ")
  }

  private func statement(on table: SQL, margin: SQL) -> SQL {
    let action: SQL
    switch command {
    case .reading: action = " FOR SELECT"
    case .everything: action = ""
    }
    return """
      CREATE POLICY \(id: name) ON \(table)\(action) TO \(roles.map { SQL.identifier($0) }.joined())
      \(margin)USING (\(condition))
      """
  }
}

extension AddedForeignKey {
  /// `ALTER TABLE … ADD FOREIGN KEY`.
  package var sql: SQL {
    tables.map { table -> SQL in
      let added: SQL = """
        ALTER TABLE \(table) ADD CONSTRAINT \(id: key.name)
          FOREIGN KEY (\(id: key.column)) REFERENCES \(key.table)
        """
      switch watch {
      case .ofAllRows: return "\(added);"
      case .ofNewRows: return "\(added) NOT VALID;"
      case .none:
        return CodeBlock(
          """
          BEGIN
            IF current_setting('server_version_num')::integer >= 180000 THEN
              EXECUTE \(SQL.dollarQuoted("\(added) NOT ENFORCED"));
            END IF;
          END
          """
        ).sql
      }
    }.joined(separator: "\n")
  }
}

extension QualifiedName {
  /// The name as an element of an array of `regclass`: without quotes where it needs none.
  fileprivate var arrayElement: SQL {
    let isPlain = [schema, name].allSatisfy { $0.wholeMatch(of: /[a-z_][a-z0-9_]*/) != nil }
    return .arrayElement(isPlain ? description : sql.text)
  }
}
