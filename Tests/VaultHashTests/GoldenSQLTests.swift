import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultCompiler
import VaultModel

/// The database's side of the golden vectors: the functions that a vault's schema brings along.
@Suite struct GoldenSQLTests {
  @Test(arguments: HashAlgorithm.allCases)
  func `the vault's SQL functions give the vectors' hashes`(algorithm: HashAlgorithm) async throws {
    try await withScratchDatabase { connection, _ in
      let vectors = GoldenVector.all.filter { $0.algorithm == algorithm }
      try connection.execute(SQL(trusted: schemaSQL(for: vault(of: vectors, algorithm))))
      // For reading the vectors' text alone: the functions bring their own settings.
      try connection.execute("SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'")
      for (place, vector) in vectors.enumerated() {
        try checkTexts(of: vector, connection)
        let rows = try connection.query(
          "SELECT pg_catalog.encode(\(hash(of: vector, at: place)), 'hex')", parameters(vector))
        #expect(rows.text(0, 0) == vector.hash, "\(vector.testDescription)")
      }
    }
  }

  /// Each value, stored as its type, is hashed by the vector's text.
  private func checkTexts(of vector: GoldenVector, _ connection: Connection) throws {
    for value in vector.values {
      let type = SQL(trusted: value.type.sqlName)
      let isNormalized = !(value.normalization ?? []).isEmpty
      let stored = isNormalized ? value.text : value.source
      let rows = try connection.query(
        "SELECT util.canonical_text($1::\(type))", [stored.map(Parameter.text) ?? .null])
      #expect(rows.text(0, 0) == value.text, "\(vector.testDescription)")
    }
  }

  private func parameters(_ vector: GoldenVector) -> [Parameter] {
    let texts = vector.values.map { $0.text.map(Parameter.text) ?? .null }
    switch vector.kind {
    case .digest: return [.text(vector.preimage)]
    case .tenantKey, .hashDiff: return texts
    case .hubKey, .linkKey: return [vector.tenant.map(Parameter.text) ?? .null] + texts
    }
  }

  private func hash(of vector: GoldenVector, at place: Int) -> SQL {
    let tenantHash = "util.hash_binary(util.business_key($1::text))" as SQL
    switch vector.kind {
    case .digest: return "util.hash_binary($1::text)"
    case .tenantKey: return tenantHash
    case .hubKey:
      let key: SQL = "util.business_key(\(canonicalParts(of: vector, from: 2).joined()))"
      return "util.generate_tenant_derived_hk(\(tenantHash), \(key))"
    case .linkKey:
      let parts = canonicalParts(of: vector, from: 2).map { "util.escape_key_part(\($0))" as SQL }
      let key: SQL = "array_to_string(ARRAY[\(parts.joined())], '|')"
      return "util.generate_tenant_derived_hk(\(tenantHash), \(key))"
    case .hashDiff:
      let texts = typed(vector, from: 1)
      // Behind the payload stand the tenant's key and the record source, before it four columns.
      let row = ["NULL, NULL, NULL, NULL"] + texts + ["NULL, NULL"]
      let name = "vector_\(place)"
      return """
        util.\(id: name + "_hash_diff")(ROW(\(row.joined()))::business.\(id: name + "_s"))
        """
    }
  }

  private func canonicalParts(of vector: GoldenVector, from first: Int) -> [SQL] {
    typed(vector, from: first).map { "util.canonical_text(\($0))" }
  }

  private func typed(_ vector: GoldenVector, from first: Int) -> [SQL] {
    vector.values.enumerated().map { index, value in
      "$\(first + index)::\(SQL(trusted: value.type.sqlName))"
    }
  }
}

// MARK: - A vault with a satellite for each hash diff

extension GoldenSQLTests {
  private func vault(of vectors: [GoldenVector], _ algorithm: HashAlgorithm) -> CompiledVault {
    let tenant = CompiledVault.Hub(
      name: "tenant", table: .init(schema: "auth", name: "tenant_h"), hashKey: "tenant_hk",
      keyParts: [.init(name: "tenant_id", type: .text)])
    let thing = CompiledVault.Hub(
      name: "thing", table: .init(schema: "business", name: "thing_h"), hashKey: "thing_hk",
      keyParts: [.init(name: "thing_id", type: .text)])
    let satellites = vectors.enumerated().compactMap { place, vector in
      vector.kind == .hashDiff ? satellite(named: "vector_\(place)", vector) : nil
    }
    return CompiledVault(
      name: "golden", hashSpec: HashSpec(algorithm: algorithm), tenantHub: "tenant",
      hubs: [tenant, thing], links: [], satellites: satellites, sources: [])
  }

  private func satellite(
    named name: String, _ vector: GoldenVector
  ) -> CompiledVault.Satellite {
    let attributes = vector.values.enumerated().map { index, value in
      CompiledVault.Attribute(
        ordinal: index + 1, name: "value_\(index)", hashName: value.name ?? "", type: value.type)
    }
    return CompiledVault.Satellite(
      name: name, table: .init(schema: "business", name: name + "_s"), parent: .hub("thing"),
      parentHashKey: "thing_hk", attributes: attributes,
      hashDiffFunction: .init(schema: "util", name: name + "_hash_diff"))
  }
}
