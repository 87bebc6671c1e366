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
    """
    DECLARE
      checked \(KeyOrigin.name);
      relation regclass;
      -- What a server leaves out of a condition that it keeps, or adds to it.
      noise CONSTANT text := '[][()"[:space:]]|::[a-z]+|VARIADIC ARRAY| AS visible_tenants';
      visible text;
      stored text;
      derived text;
      underived text;
      of_another text;
    BEGIN
      FOR checked IN
        SELECT * FROM \(KeyOrigin.name) AS origin WHERE origin.vault_name = \(literal: name)
        ORDER BY origin.table_name COLLATE "C"
      LOOP
        table_name := checked.table_name;
        relation := to_regclass(checked.table_name);
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
    \(rowsChecked)
        BEGIN
          -- OFFSET keeps the server from working the hashes out once for each of the counts.
          EXECUTE format(
            'SELECT count(*), count(*) FILTER (WHERE row_is.underived),
              count(*) FILTER (WHERE row_is.of_another),
              count(*) FILTER (WHERE row_is.underived OR row_is.of_another)
            FROM (SELECT %s AS underived, %s AS of_another FROM %s OFFSET 0) AS row_is',
            underived, of_another, stored)
          INTO rows_checked, rows_underived, rows_of_another, rows_wrong;
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

  /// Puts together what is read of a table, and when its key or its tenant is wrong.
  ///
  /// Goes by the hub rows: a link's own hash keys of participants could be as wrong as its own. The zero
  /// key meets the ghost row, whose parts are NULL, as the key of a link wants.
  private var rowsChecked: SQL {
    let canonical = UtilityName.canonicalText
    let zero: SQL = "\(UtilityName.zeroKey)()"
    let isNotShared: SQL = "stored.tenant_hk <> \(systemTenantKey ?? "NULL")"
    guard let tenants = hubs.first(where: { $0.name == tenantHub }) else {
      preconditionFailure("a vault that was resolved has the hub of its tenants")
    }
    return """
          SELECT
            concat(format('%I.%I AS stored', split_part(checked.table_name, '.', 1),
                split_part(checked.table_name, '.', 2)),
              string_agg(format(' LEFT JOIN %I.%I AS parent%s ON parent%3$s.%I = stored.%I',
                split_part(parent.name, '.', 1), split_part(parent.name, '.', 2), parent.place,
                origin.key_column, parent.key_column), NULL ORDER BY parent.place),
              CASE WHEN checked.kind <> 'event'
                THEN format(' WHERE stored.%I <> \(zero)', checked.key_column) END),
            concat_ws(', ',
              string_agg((
                SELECT string_agg(format('\(canonical)(parent%s.%I)', parent.place, part.name), ', '
                  ORDER BY part.place)
                FROM unnest(origin.key_parts) WITH ORDINALITY AS part(name, place)),
                ', ' ORDER BY parent.place),
              (
                SELECT string_agg(format('\(canonical)(stored.%I)', part.name), ', ' ORDER BY part.place)
                FROM unnest(checked.key_parts) WITH ORDINALITY AS part(name, place))),
            coalesce(
              string_agg(
                CASE checked.kind WHEN 'part'
                  THEN 'coalesce(parent1.tenant_hk <> stored.tenant_hk, false)'
                  ELSE format('coalesce(stored.%I <> \(zero)
                    AND parent%s.tenant_hk <> stored.tenant_hk, false)',
                    parent.key_column, parent.place) END,
                ' OR ' ORDER BY parent.place)
              FILTER (WHERE checked.kind = 'part' OR origin.kind = 'hub'), 'false')
          INTO stored, derived, of_another
          FROM unnest(checked.parents, checked.parent_columns) WITH ORDINALITY
            AS parent(name, key_column, place)
          JOIN \(KeyOrigin.name) AS origin
            ON origin.vault_name = checked.vault_name AND origin.table_name = parent.name;
          underived := CASE
            WHEN checked.kind = 'part' THEN 'false'
            WHEN checked.kind = 'tenant' THEN format(
              'stored.%I IS DISTINCT FROM \(UtilityName.hashBinary)(\(UtilityName.businessKey)(%s))',
              checked.key_column, derived)
            ELSE format('stored.%I IS DISTINCT FROM \(UtilityName.tenantDerivedKey)(
              stored.tenant_hk, \(UtilityName.businessKey)(%s))', checked.key_column, derived)
          END;
          of_another := CASE checked.kind
            WHEN 'hub' THEN 'NOT EXISTS (SELECT FROM \(QualifiedName(tenants.table)) AS known
              WHERE known.tenant_hk = stored.tenant_hk)'
            WHEN 'shared_hub' THEN \(literal: isNotShared.text)
            ELSE of_another
          END;
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
            AND starts_with(expected.object_name, checked.table_name || '.'));
    """
  }
}
