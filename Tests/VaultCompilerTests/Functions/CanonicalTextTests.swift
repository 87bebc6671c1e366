import PostgresClient
import PostgresSchema
import TestSupport
import Testing

@Suite struct CanonicalTextTests {
  static let cases: [(value: SQL, text: String?)] = [
    ("true", "t"), ("false", "f"), ("NULL::boolean", nil), ("(-7)::smallint", "-7"),
    ("1.10::numeric(12,2)", "1.10"), ("1.1::numeric(12,2)", "1.10"), ("1.100::numeric", "1.100"),
    ("'NaN'::numeric", "NaN"), ("0.1::real", "0.1"), ("1e-7::double precision", "1e-07"),
    ("(0.1::double precision + 0.2)", "0.30000000000000004"), ("'-Infinity'::float8", "-Infinity"),
    ("''::text", ""), ("' a '::varchar(5)", " a "), ("'\\x00FF'::bytea", "\\x00ff"),
    ("'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'::uuid", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
    ("date '2024-02-29'", "2024-02-29"), ("time '07:05:00.5'", "07:05:00.5"),
    ("timestamp '2024-02-29 07:05:00.123456'", "2024-02-29 07:05:00.123456"),
    ("timestamptz '2024-02-29 07:05:00+10:30'", "2024-02-28 20:35:00+00"),
    ("timestamptz 'infinity'", "infinity"),
    ("timestamptz '0044-03-15 00:00:00+00 BC'", "0044-03-15 00:00:00+00 BC"),
    ("interval '1 year -2 days 03:04:05.6'", "P1Y-2DT3H4M5.6S"), ("interval '0'", "PT0S"),
    (#"'{"b": 1, "a": [1.0, null]}'::jsonb"#, #"{"a": [1.0, null], "b": 1}"#),
    ("inet '10.0.0.1'", "10.0.0.1"), ("inet '10.0.0.1/24'", "10.0.0.1/24"),
    ("inet '2001:DB8::1/128'", "2001:db8::1"),
    ("ARRAY['a', NULL, 'b c', '']", #"{a,NULL,"b c",""}"#),
    ("ARRAY[true, false]", "{t,f}"), ("'{}'::integer[]", "{}"),
    ("ARRAY[[1, 2], [3, 4]]", "{{1,2},{3,4}}"),
    ("ARRAY[timestamptz '2024-02-29 00:00:00+00']", #"{"2024-02-29 00:00:00+00"}"#),
    ("ARRAY[inet '10.0.0.1']", "{10.0.0.1}"),
  ]

  @Test func `a value's text is what PostgreSQL prints, whatever the session has set`() async throws
  {
    try await withScratchDatabase(from: .depot) { connection, _ in
      // The values are made before the settings change, for those also decide how text is read.
      for (place, entry) in Self.cases.enumerated() {
        try connection.execute("CREATE TABLE value_\(place) AS SELECT \(entry.value) AS value")
      }
      try connection.makeSessionHostile()
      for (place, entry) in Self.cases.enumerated() {
        let sql: SQL = "SELECT util.canonical_text(value) FROM public.value_\(place)"
        try connection.expect(sql, gives: entry.text)
      }
    }
  }
}
