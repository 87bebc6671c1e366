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
    switch objects {
    case .namespaces(let names):
      return
        "GRANT \(rights) ON SCHEMA \(names.map { SQL.identifier($0) }.joined()) TO \(id: role);"
    case .relations(let names):
      let lines = names.map(\.sql).joined(separator: ",\n  ")
      return "GRANT \(rights) ON\n  \(lines)\nTO \(id: role);"
    case .function(let function):
      return """
        REVOKE ALL ON FUNCTION \(function.signature) FROM PUBLIC;
        GRANT \(rights) ON FUNCTION \(function.signature) TO \(id: role);
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
  /// `ENABLE ROW LEVEL SECURITY` and the policies.
  ///
  /// Not `FORCE`: whoever owns the table makes and mends it.
  package var sql: SQL {
    let enabled: SQL = "ALTER TABLE \(table) ENABLE ROW LEVEL SECURITY;"
    return ([enabled] + policies.map { $0.sql(on: table) }).joined(separator: "\n")
  }
}

extension Policy {
  /// `CREATE POLICY`.
  package func sql(on table: QualifiedName) -> SQL {
    let action: SQL
    switch command {
    case .reading: action = " FOR SELECT"
    case .everything: action = ""
    }
    return """
      CREATE POLICY \(id: name) ON \(table)\(action) TO \(roles.map { SQL.identifier($0) }.joined())
        USING (\(condition));
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
