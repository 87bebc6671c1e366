import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultCompiler
import VaultHash
import VaultModel

/// The database's side of the compatibility specs: the functions that a vault's schema brings along.
@Suite struct CompatibilitySQLTests {
  @Test(arguments: CompatibleVault.specs)
  func `the vault's SQL functions give the vectors' hashes`(spec: HashSpec) async throws {
    let vectors = CompatibilityVector.all.filter { $0.hashSpec == spec }
    try #require(!vectors.isEmpty)
    let satellites = vectors.indices.filter { vectors[$0].kind == .hashDiff }
      .map { vectors[$0].satellite(named: "vector_\($0)") }
    let schema = schemaSQL(for: CompatibleVault.make(spec, satellites: satellites))
    try await withScratchDatabase { connection, _ in
      try connection.execute(SQL(trusted: schema))
      for (place, vector) in vectors.enumerated() {
        let rows = try connection.query(
          query(for: vector, at: place), vector.values.map { .text(orNull: $0.text) })
        #expect(rows.text(0, 0) == vector.hash, "\(vector.testDescription)")
        if vector.kind != .hashDiff {
          #expect(rows.text(0, 1) == vector.preimage, "\(vector.testDescription)")
        }
      }
    }
  }

  private func query(for vector: CompatibilityVector, at place: Int) -> SQL {
    let values = vector.values.enumerated().map { index, value in
      "$\(index + 1)::\(SQL(trusted: value.type.sqlName))" as SQL
    }
    let key = Self.businessKey(of: values)
    switch vector.kind {
    case .tenantKey: return "SELECT encode(util.hash_binary(\(key)), 'hex'), \(key)"
    case .hubKey, .linkKey: return "SELECT \(Self.hashKey(of: key)), \(key)"
    case .hashDiff: return "SELECT \(Self.hashDiff(of: values, by: "vector_\(place)"))"
    }
  }

  fileprivate static func businessKey(of values: [SQL]) -> SQL {
    let texts = values.map { "util.canonical_text(\($0))" as SQL }
    return "util.business_key(VARIADIC ARRAY[\(texts.joined())])"
  }

  fileprivate static func hashKey(of businessKey: SQL) -> SQL {
    "encode(util.generate_tenant_derived_hk(util.zero_key(), \(businessKey)), 'hex')"
  }

  fileprivate static func hashDiff(of values: [SQL], by satellite: String) -> SQL {
    // Behind the payload stand the tenant's key and the record source, before it four columns.
    let row = ["NULL, NULL, NULL, NULL"] + values + ["NULL, NULL"]
    let function = "util.\(id: satellite + "_hash_diff")" as SQL
    return "encode(\(function)(ROW(\(row.joined()))::business.\(id: satellite + "_s")), 'hex')"
  }
}

/// Loader and database, held against each other.
@Suite struct CompatibilityParityTests {
  private static let attributes: [CompiledVault.Attribute] = ["b", "A", "a_", "aB"].enumerated()
    .map { .init(ordinal: $0 + 1, name: "column_\($0)", hashName: $1, type: .text) }

  @Test(arguments: CompatibleVault.specs, Seed.several(1))
  func `random parts make the same keys and hash diffs in both`(
    spec: HashSpec, seed: Seed
  ) async throws {
    var texts = HostileTexts(random: seed.generator)
    let lists = (0..<4_000).map { _ in (0..<4).map { _ in texts.next() } }
    let vault = CompatibleVault.make(
      spec, satellites: [CompatibleVault.satellite("text", attributes: Self.attributes)])
    try await withScratchDatabase { connection, _ in
      try connection.execute(SQL(trusted: schemaSQL(for: vault)))
      let key = "util.business_key(VARIADIC parts[1:1 + place % 4])" as SQL
      let values = (1...4).map { "parts[\($0)]" as SQL }
      let rows = try connection.query(
        """
        SELECT \(CompatibilitySQLTests.hashKey(of: key)), \(key),
          \(CompatibilitySQLTests.hashDiff(of: values, by: "text"))
        FROM (
          SELECT place::integer, list::text[] AS parts
          FROM unnest($1::text[]) WITH ORDINALITY AS listed(list, place)) AS lists
        ORDER BY place
        """, [.text(arrayLiteral(lists.map(arrayLiteral)))])
      for (index, list) in lists.enumerated() {
        let parts = list.map { CompatibleHashing.Value(text: $0, type: .text) }
        let ours = try CompatibleHashing.key(Array(parts[...((index + 1) % 4)]), spec)
        #expect(rows.text(index, 0) == ours?.hash, "\(list)")
        #expect(rows.text(index, 1) == ours?.joined, "\(list)")
        let diff = try CompatibleHashing.diff(parts, of: Self.attributes, spec)
        #expect(rows.text(index, 2) == diff, "\(list)")
      }
    }
  }

  static let types: [SQLType] = [
    .bool, .int2, .int4, .int8, .float4, .float8, .numeric(12, 2), .unconstrainedNumeric, .text,
    .varchar(12), .bytea, .uuid, .date, .time, .timestamp, .timestamptz, .interval, .jsonb, .inet,
    .array(.text), .array(.bool),
  ]

  @Test(arguments: [HashRules.automateDV, .datavault4dbt], Seed.several(1))
  func `random values of every type are cast alike`(rules: HashRules, seed: Seed) async throws {
    let spec = HashSpec(id: rules, algorithm: .md5)
    var values = RandomValues(seed.generator)
    let texts = Self.types.map { type in (0..<300).map { _ in values.text(of: type) } }
    try await withScratchDatabase { connection, _ in
      try connection.execute(SQL(trusted: schemaSQL(for: CompatibleVault.make(spec))))
      var compared = 0
      for (type, texts) in zip(Self.types, texts) {
        let key = CompatibilitySQLTests.businessKey(of: [
          "list.text::\(SQL(trusted: type.sqlName))"
        ])
        for text in texts {
          guard case .success(let canonicalText) = canonical(text, Canonicalizer(type)) else {
            continue
          }
          let ours = try CompatibleHashing.key([.init(text: canonicalText, type: type)], spec)
          let rows = try connection.query(
            "SELECT \(key) FROM (VALUES ($1::text)) AS list(text)", [.text(text)])
          #expect(rows.text(0, 0) == ours?.joined, "\(type): \(text.debugDescription)")
          compared += 1
        }
      }
      #expect(compared > Self.types.count * 150)
    }
  }
}

/// Texts of what the specs change, and of what looks like their own marks.
private struct HostileTexts {
  var random: SplitMix64

  private static let pieces = [
    " ", "  ", "a", "Z", "é", "ß", "\\", "\"", "^", "^^", "|", "||", "\n", "\t", "\u{B}", "\r", "{",
    ",", "🙂", "NULL", "--", "\u{A0}",
  ]

  mutating func next() -> String? {
    guard Int.random(in: 0..<5, using: &random) > 0 else { return nil }
    return (0..<Int.random(in: 0...8, using: &random))
      .compactMap { _ in Self.pieces.randomElement(using: &random) }.joined()
  }
}

private func arrayLiteral(_ texts: [String?]) -> String {
  let entries = texts.map { text -> String in
    guard let text else { return "NULL" }
    let escaped = text.unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }
    return "\"" + escaped.joined() + "\""
  }
  return "{" + entries.joined(separator: ",") + "}"
}

extension Parameter {
  fileprivate static func text(orNull text: String?) -> Parameter {
    text.map(Parameter.text) ?? .null
  }
}
