import PostgresSchema
import VaultModel
import VaultSQL

/// Whether each table keeps its tenants apart, and each row to its own.
enum TenantIsolation {
  static let result = DataType.rows([
    ("table_name", .text), ("has_tenant", .boolean), ("has_policies", .boolean),
    ("has_foreign_keys", .boolean), ("rows_checked", .bigint), ("rows_underived", .bigint),
    ("rows_of_another", .bigint), ("rows_wrong", .bigint), ("share", .numeric), ("state", .text),
  ])
}

extension CompiledVault {
  /// Goes table by table, so that one that is gone or altered is told and hides no other.
  var validateTenantIsolation: Function {
    Function(
      name(of: .validateTenantIsolation), [], returns: TenantIsolation.result, language: .plpgsql,
      volatility: .withinStatement, parallelism: .unsafe, settings: [.systemSearchPath],
      body: isolationBody,
      comment: """
        \(HealthFunction.validateTenantIsolation.about) Reads all rows of the tables that have tenants, and \
        makes keys anew; a share is that of the rows in which nothing is wrong.
        """)
  }

  private var isolationBody: SQL {
    let ofAllTenants = tablesOfAllTenants
    let checks = isolationChecks(of: self).map { check -> SQL in
      let isOfAllTenants: SQL = ofAllTenants.contains(check.table) ? "true" : "false"
      return """
        (\(literal: check.table.description), \(isOfAllTenants), \(SQL.dollarQuoted("\n\(check.counts)\n")))
        """
    }
    return """
      DECLARE
        checked record;
        relation regclass;
        -- What a server leaves out of a condition that it keeps, or adds to it.
        noise CONSTANT text := '[][()"[:space:]]|::[a-z]+|VARIADIC ARRAY| AS visible_tenants';
        visible text;
      BEGIN
        FOR checked IN
          SELECT listed.name, listed.is_of_all_tenants, listed.counts
          FROM (VALUES
            \(checks.joined(separator: ",\n      "))
          ) AS listed(name, is_of_all_tenants, counts)
        LOOP
          table_name := checked.name;
          relation := to_regclass(checked.name);
          visible := regexp_replace(
            CASE WHEN checked.is_of_all_tenants
              THEN \(visibleRows(isOfAllTenants: true))
              ELSE \(visibleRows(isOfAllTenants: false))
            END, noise, '', 'g');
          has_tenant := EXISTS (
            SELECT FROM pg_attribute AS a
            WHERE a.attrelid = relation AND a.attname = 'tenant_hk' AND a.attnotnull
              AND NOT a.attisdropped);
      \(policies)
      \(foreignKeys)
          BEGIN
            EXECUTE checked.counts INTO rows_checked, rows_underived, rows_of_another, rows_wrong;
          EXCEPTION WHEN undefined_table OR undefined_column OR undefined_function THEN
            rows_checked := NULL;
            rows_underived := NULL;
            rows_of_another := NULL;
            rows_wrong := NULL;
          END;
          share := (rows_checked - rows_wrong)::numeric / nullif(rows_checked, 0);
          state := CASE
            WHEN NOT (has_tenant AND has_policies) OR NOT has_foreign_keys OR rows_wrong > 0
              OR rows_checked IS NULL THEN 'critical'
            WHEN rows_checked = 0 THEN 'unknown'
            ELSE 'ok'
          END;
          RETURN NEXT;
        END LOOP;
      END
      """
  }

  /// The condition of a policy for readers, as a literal.
  private func visibleRows(isOfAllTenants: Bool) -> SQL {
    let condition = isVisible(
      .identifier(StandardColumn.tenantKey), isOfAllTenants: isOfAllTenants)
    return "\(literal: condition.text)"
  }

  /// No others, and not made wide open: a third policy could show what these two hide, and so could
  /// the loader's if it were the reader's too.
  private var policies: SQL {
    """
        has_policies := coalesce((
          SELECT c.relrowsecurity AND count(p.polname) = 2
            AND count(*) FILTER (WHERE p.polname = 'all_tenants' AND NOT EXISTS (
              SELECT FROM unnest(p.polroles) AS granted(role)
              WHERE granted.role = 0 OR EXISTS (
                SELECT FROM pg_roles AS reader
                WHERE reader.rolname = \(literal: conventions.roles.reader)
                  AND pg_has_role(reader.oid, granted.role, 'USAGE')))) = 1
            AND count(*) FILTER (
              WHERE p.polname = 'tenant_readers' AND p.polcmd = 'r'
                AND regexp_replace(pg_get_expr(p.polqual, p.polrelid), noise, '', 'g') = visible
            ) = 1
          FROM pg_class AS c
          LEFT JOIN pg_policy AS p ON p.polrelid = c.oid
          WHERE c.oid = relation
          GROUP BY c.relrowsecurity), false);
    """
  }

  /// NULL where the model declares none.
  private var foreignKeys: SQL {
    """
        has_foreign_keys := (
          SELECT bool_and(EXISTS (
            SELECT FROM pg_constraint AS c
            WHERE c.conrelid = relation AND c.contype = 'f'
              AND c.conname = split_part(expected.object_name, '.', 3)))
          FROM \(ExpectedObjects.table) AS expected
          WHERE expected.vault_name = \(literal: name) AND expected.component = 'foreign_key'
            AND starts_with(expected.object_name, checked.name || '.'));
    """
  }
}
