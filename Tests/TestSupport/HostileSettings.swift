import PostgresClient
package import PostgresSchema

/// Settings that make a database look other than most do, each of which has changed what was loaded,
/// hashed or compared somewhere.
package enum HostileSettings {
  /// What `ALTER DATABASE … SET` takes, each with its value.
  package static let all: [(name: String, value: String)] = [
    ("search_path", "public, pg_catalog"), ("default_transaction_isolation", "'serializable'"),
    ("default_transaction_deferrable", "on"), ("TimeZone", "'Asia/Kathmandu'"),
    ("DateStyle", "'German, DMY'"), ("IntervalStyle", "'postgres_verbose'"),
    ("bytea_output", "'escape'"), ("extra_float_digits", "-10"), ("quote_all_identifiers", "on"),
    ("standard_conforming_strings", "off"), ("row_security", "off"), ("lc_numeric", "'C.UTF-8'"),
    ("lc_monetary", "'C.UTF-8'"), ("transform_null_equals", "on"), ("array_nulls", "off"),
    ("xmloption", "'document'"), ("xmlbinary", "'hex'"), ("backslash_quote", "on"),
    ("statement_timeout", "'1min'"), ("idle_in_transaction_session_timeout", "'1min'"),
    ("enable_indexscan", "off"), ("enable_nestloop", "off"), ("jit", "off"),
    ("plan_cache_mode", "'force_generic_plan'"), ("check_function_bodies", "off"),
  ]

  /// Sets all of them for a database.
  package static func statements(for database: String) -> SQL {
    all.map { setting in
      "ALTER DATABASE \(id: database) SET \(SQL(trusted: "\(setting.name) = \(setting.value)"))"
        as SQL
    }.joined(separator: ";\n")
  }

  /// Functions and operators in `public` that fit calls better than the server's own, and fail.
  package static let traps: SQL = """
    CREATE FUNCTION public.trap(text) RETURNS text LANGUAGE plpgsql AS
      $$ BEGIN RAISE 'the name was looked up in public'; END $$;
    CREATE FUNCTION public.hashtextextended(varchar, integer) RETURNS bigint LANGUAGE sql AS
      $$ SELECT length(public.trap($1::text))::bigint $$;
    CREATE FUNCTION public.now() RETURNS timestamptz LANGUAGE sql AS
      $$ SELECT public.trap('now')::timestamptz $$;
    CREATE FUNCTION public.to_regclass(varchar) RETURNS regclass LANGUAGE sql AS
      $$ SELECT public.trap($1::text)::regclass $$;
    CREATE FUNCTION public.equal(bytea, varchar) RETURNS boolean LANGUAGE sql AS
      $$ SELECT public.trap($2::text) IS NULL $$;
    CREATE FUNCTION public.equal(varchar, text) RETURNS boolean LANGUAGE sql AS
      $$ SELECT public.trap($2) IS NULL $$;
    CREATE OPERATOR public.= (LEFTARG = bytea, RIGHTARG = varchar, FUNCTION = public.equal);
    CREATE OPERATOR public.= (LEFTARG = varchar, RIGHTARG = text, FUNCTION = public.equal);
    CREATE FUNCTION public.less(timestamptz, timestamptz) RETURNS boolean LANGUAGE sql AS
      $$ SELECT public.trap('less') IS NULL $$;
    CREATE OPERATOR public.<= (LEFTARG = timestamptz, RIGHTARG = timestamptz, FUNCTION = public.less);
    CREATE OPERATOR public.>= (LEFTARG = timestamptz, RIGHTARG = timestamptz, FUNCTION = public.less);
    CREATE TABLE public.pg_class (relname name, oid oid, relnamespace oid, relkind "char");
    CREATE TABLE public.pg_attribute (attname name, attrelid oid, attnum smallint);
    """
}
