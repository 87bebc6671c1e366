import PostgresSchema
import VaultModel
import VaultSQL

/// All of it in one report.
enum HealthCheck {
  static let remark = """
    How the vault is, from what can be measured of it. What cannot be computed is a warning and says
    why, so that one thing that is missing or wrong hides nothing else.
    """
}

extension CompiledVault {
  /// The functions of this vault that tell how it is, but for those of quality.
  var healthFunctions: [Function] {
    [monitorLoads, validateCompleteness, validateTenantIsolation, comprehensiveHealthCheck]
  }

  private var comprehensiveHealthCheck: Function {
    let asked = (judgedParts + judgedMonitors).map { part, subject, query in
      """
      (\(literal: part), \(literal: subject), \(SQL.dollarQuoted("\n\(query)\n")))
      """ as SQL
    }
    return Function(
      name(of: .comprehensiveHealthCheck), [], returns: .jsonb, language: .plpgsql,
      volatility: .withinStatement, parallelism: .unsafe, settings: [.systemSearchPath],
      body: """
        DECLARE
          asked record;
          judged jsonb;
          answers jsonb := '[]';
        BEGIN
          FOR asked IN
            SELECT listed.part, listed.subject, listed.query
            FROM (VALUES
              \(asked.joined(separator: ",\n        "))
            ) AS listed(part, subject, query)
          LOOP
            BEGIN
              EXECUTE \(Self.summary) INTO judged;
            EXCEPTION WHEN OTHERS THEN
              judged := jsonb_build_object('state', 'warning', 'warning', 1, 'findings',
                jsonb_build_array(jsonb_build_object('subject', asked.subject, 'state', 'warning',
                  'detail', 'cannot be computed: ' || SQLERRM)));
            END;
            answers := answers || (judged || jsonb_build_object('part', asked.part));
          END LOOP;
          RETURN (
        \(report)
          );
        END
        """,
      comment: """
        \(HealthFunction.comprehensiveHealthCheck.about) Quality is what the rules came to when all rows \
        were last measured.
        """)
  }

  /// How the rows of a query, `subject`, `state` and `detail`, become its summary.
  private static let summary: SQL = """
    format(
              'SELECT jsonb_build_object(''state'', \(UtilityName.worstState)(array_agg(judged.state)),
                ''ok'', count(*) FILTER (WHERE judged.state = ''ok''),
                ''warning'', count(*) FILTER (WHERE judged.state = ''warning''),
                ''critical'', count(*) FILTER (WHERE judged.state = ''critical''),
                ''unknown'', count(*) FILTER (WHERE judged.state = ''unknown''),
                ''findings'', coalesce(
                  jsonb_agg(to_jsonb(judged) ORDER BY judged.state, judged.subject, judged.detail)
                    FILTER (WHERE judged.state IN (''warning'', ''critical'')), ''[]''))
              FROM (%s) AS judged(subject, state, detail)', asked.query)
    """

  /// How the summaries of all queries become the report.
  private var report: SQL {
    let counts: [SQL] = ["ok", "warning", "critical", "unknown"]
    return """
          SELECT jsonb_build_object('vault', \(literal: name), 'checked_at', now(),
            'state', \(UtilityName.worstState)(array_agg(part.summary ->> 'state')),
            'parts', jsonb_object_agg(part.name, part.summary))
          FROM (
            SELECT answer.part AS name, jsonb_build_object(
              'state', \(UtilityName.worstState)(array_agg(answer.state)),
              \(counts.map { "'\($0)', coalesce(sum(answer.\($0)), 0)," as SQL }.joined(separator: "\n        "))
              'findings', jsonb_path_query_array(jsonb_agg(answer.findings), '$[*][*]')) AS summary
            FROM jsonb_to_recordset(answers) AS answer(
              part text, state text, \(counts.map { "\($0) bigint" as SQL }.joined()), findings jsonb)
            GROUP BY answer.part
          ) AS part
      """
  }
}
