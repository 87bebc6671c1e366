import PostgresSchema
import VaultModel
import VaultSQL

/// Figures of the loads of each source, and of what they left, with thresholds.
enum LoadMonitor {
  static let result = DataType.rows([
    ("source", .text), ("metric", .text), ("value", .numeric), ("warning", .numeric),
    ("critical", .numeric), ("direction", .text), ("state", .text), ("advice", .text),
  ])

  /// How long loads are looked back at.
  static let window: SQL = "interval '7 days'"

  /// A figure of a source's loads; NULL stands for a threshold that there is none of.
  fileprivate struct Figure {
    var name: String
    var value: SQL
    var warning: SQL
    var critical: SQL
    var direction: String
    var advice: String
  }

  fileprivate static let figures = [
    // How often a source delivers only its owner knows: late is worth a look, and no alarm.
    Figure(
      name: "hours_since_load",
      value: "round((extract(epoch FROM now() - max(looked_at.last_success)) / 3600)::numeric, 3)",
      warning: "36", critical: "NULL", direction: "above",
      advice: "See whether the source delivers, and whether its job runs."),
    Figure(
      name: "bad_share",
      value: """
        sum(looked_at.records_quarantined) FILTER (WHERE looked_at.is_recent)
                  / nullif(sum(looked_at.records_read) FILTER (WHERE looked_at.is_recent), 0)
        """,
      warning: "0.01", critical: "0.05", direction: "above",
      advice: "vaultload quarantine list says why records were refused."),
    Figure(
      name: "records_per_second",
      value: """
        round((sum(looked_at.records_read) FILTER (WHERE looked_at.is_recent AND looked_at.is_whole)
                  / nullif(extract(epoch FROM sum(looked_at.ended_at - looked_at.started_at)
                    FILTER (WHERE looked_at.is_recent AND looked_at.is_whole)), 0))::numeric, 1)
        """,
      warning: "NULL", critical: "NULL", direction: "below",
      advice: "See what else the server does while it loads."),
    Figure(
      name: "failed_loads",
      value: """
        CASE WHEN count(looked_at.load_id) > 0 THEN count(*) FILTER (
                  WHERE looked_at.status = 'failed'
                    AND looked_at.started_at > coalesce(looked_at.last_success, '-infinity')) END
        """,
      warning: "0", critical: "2", direction: "above",
      advice: "vaultload status says why loads failed."),
  ]
}

extension CompiledVault {
  var monitorLoads: Function {
    Function(
      name(of: .monitorLoads), [], returns: LoadMonitor.result, language: .plpgsql,
      volatility: .withinStatement, parallelism: .unsafe, settings: [.systemSearchPath],
      body: !hasClosedVersions
        ? "BEGIN\n  RETURN QUERY\n\(figuresOfSources)\nEND"
        : """
        DECLARE
          looked_into \(KeyOrigin.name);
          versions bigint;
          keys bigint;
          open_versions bigint := 0;
          torn_keys bigint := 0;
          all_read boolean := true;
        BEGIN
          RETURN QUERY
        \(figuresOfSources)
        \(figuresOfVersions)
        END
        """,
      comment: """
        \(HealthFunction.monitorLoads.about) Shares and speed are those of the last seven days; the rows \
        without a source are of all satellites.
        """)
  }

  private var figuresOfSources: SQL {
    let columns = LoadMonitor.figures.map { figure -> SQL in
      "\(figure.value) AS \(id: figure.name)"
    }
    let rows = LoadMonitor.figures.enumerated().map { place, figure -> SQL in
      """
      (\(place + 1), \(literal: figure.name), of_source.\(id: figure.name)::numeric, \
      \(figure.warning)::numeric, \(figure.critical)::numeric, \(literal: figure.direction),
                \(literal: figure.advice))
      """
    }
    return """
        WITH looked_at AS (
          SELECT load.load_id, load.source, load.status, load.started_at, load.ended_at,
            counted.records_read, counted.records_quarantined, load.status = 'loaded' AS is_whole,
            load.started_at >= now() - \(LoadMonitor.window) AS is_recent,
            max(greatest(load.ended_at, load.seen_again_at)) FILTER (WHERE load.status = 'loaded')
              OVER (PARTITION BY load.source) AS last_success
          FROM metadata.load AS load
          LEFT JOIN metadata.load_count AS counted
            ON counted.load_id = load.load_id AND counted.target = ''
          WHERE load.vault_name = \(literal: name)
        ), of_source AS (
          SELECT known.object_name AS name,
            \(columns.joined(separator: ",\n      "))
          FROM \(ExpectedObjects.table) AS known
          LEFT JOIN looked_at ON looked_at.source = known.object_name
          WHERE known.vault_name = \(literal: name) AND known.component = 'source'
          GROUP BY known.object_name
        )
        SELECT of_source.name, figure.name, figure.value, figure.warning, figure.critical,
          figure.direction,
          \(UtilityName.thresholdState)(
            figure.value, figure.warning, figure.critical, figure.direction),
          figure.advice
        FROM of_source
        CROSS JOIN LATERAL (VALUES
            \(rows.joined(separator: ",\n      "))
        ) AS figure(place, name, value, warning, critical, direction, advice)
        ORDER BY of_source.name, figure.place;
      """
  }

  /// None where versions are never closed: their ends are derived, and cannot be torn.
  private var hasClosedVersions: Bool { satellites.contains { closes($0) } }

  private var figuresOfVersions: SQL {
    let counts: SQL = """
      SELECT coalesce(sum(of_key.versions), 0), count(*) FILTER (WHERE of_key.versions > 1)
            FROM (
              SELECT count(*) AS versions FROM %I.%I AS version
              WHERE \(isOpen("version")) AND version.%I <> \(UtilityName.zeroKey)()
              GROUP BY %s) AS of_key
      """
    return """
        FOR looked_into IN
          SELECT * FROM \(KeyOrigin.name) AS origin
          WHERE origin.vault_name = \(literal: name) AND origin.has_closed_versions
        LOOP
          BEGIN
            EXECUTE format(\(literal: counts.text),
              split_part(looked_into.table_name, '.', 1), split_part(looked_into.table_name, '.', 2),
              looked_into.key_column,
              (SELECT string_agg(format('version.%I', part), ', ')
                FROM unnest(looked_into.key_column || looked_into.key_parts) AS part))
            INTO versions, keys;
            open_versions := open_versions + versions;
            torn_keys := torn_keys + keys;
          EXCEPTION WHEN undefined_table OR undefined_column THEN
            all_read := false;
          END;
        END LOOP;
        -- Where no version is open, nothing was looked at; what cannot be read may hold anything.
        torn_keys := CASE WHEN torn_keys > 0 OR all_read AND open_versions > 0 THEN torn_keys END;
        open_versions := CASE WHEN all_read THEN nullif(open_versions, 0) END;
        RETURN QUERY VALUES
          (NULL::text, 'open_versions', open_versions::numeric, NULL::numeric, NULL::numeric, 'above',
            \(UtilityName.thresholdState)(open_versions, NULL, NULL, 'above'), NULL::text),
          (NULL, 'keys_with_several_open_versions', torn_keys, 0, 0, 'above',
            \(UtilityName.thresholdState)(torn_keys, 0, 0, 'above'),
            'vaultload verify --rule open_rows says which.');
      """
  }
}
