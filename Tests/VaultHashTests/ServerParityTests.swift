import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultHash
import VaultModel

/// Canonical text is what PostgreSQL prints: asked of the server itself, for every type.
@Suite struct ServerParityTests {
  @Test(arguments: SQLType.samples, Seed.fresh(1))
  func `random values print as the server prints them`(type: SQLType, seed: Seed) async throws {
    var values = RandomValues(seed.generator)
    try await compare((0..<3_000).map { _ in values.text(of: type) }, type)
  }

  @Test(arguments: SQLType.samples, Seed.fresh(1))
  func `what is changed at random is refused by both or read alike`(
    type: SQLType, seed: Seed
  ) async throws {
    var values = RandomValues(seed.generator)
    let alphabet = Array("0123456789 -+.:eE{},\"\\[]tTzZPYMDHS/a\u{E9}".unicodeScalars)
    let texts = (0..<2_000).map { _ in
      var scalars = Array(values.text(of: type).unicodeScalars)
      let place = Int.random(in: 0...scalars.count, using: &values.random)
      let scalar = alphabet[Int.random(in: 0..<alphabet.count, using: &values.random)]
      if place == scalars.count || values.chance(2) {
        scalars.insert(scalar, at: place)
      } else if values.chance(2) {
        scalars[place] = scalar
      } else {
        scalars.remove(at: place)
      }
      return String(String.UnicodeScalarView(scalars))
    }
    try await compare(texts, type)
  }

  @Test(arguments: KnownValues.all)
  func `known values`(known: KnownValues) async throws {
    try await compare(known.texts, known.type)
  }

  private func compare(_ texts: [String], _ type: SQLType) async throws {
    let printed = try await Server.print(texts, as: type)
    let canonicalizer = Canonicalizer(type)
    // What is finer than a microsecond is cut off here and rounded there.
    for (text, server) in zip(texts, printed) where !text.contains(/\.\d{7}/) || !type.isTime {
      let ours = canonical(text, canonicalizer)
      switch (ours, server) {
      case (.success(let ours), let server?):
        #expect(ours == server, "\(type): \(text.debugDescription)")
      case (.success(let ours), nil):
        Issue.record("\(type): \(text.debugDescription) gives \(ours), the server refuses it")
      case (.failure(let fault), let server?):
        let isStricter = Stricter.allows(fault, text, type)
        #expect(isStricter, "\(type): \(text.debugDescription) is \(server), we say \(fault)")
      case (.failure, nil): break
      }
    }
  }
}

/// Where we refuse what the server reads: by rule, never by accident.
private enum Stricter {
  static func allows(_ fault: ValueFault, _ text: String, _ type: SQLType) -> Bool {
    switch (fault, type) {
    // A value is never rounded, nor blanks cut off that are too many.
    case (.tooManyDecimals, _), (.tooLong, _): true
    // Spellings of dates other than ISO 8601, zones by name, abbreviated intervals and addresses.
    case (.invalidSyntax, .date), (.invalidSyntax, .time), (.invalidSyntax, .timestamp),
      (.invalidSyntax, .timestamptz), (.invalidSyntax, .interval), (.invalidSyntax, .inet):
      true
    case (.invalidSyntax, .array(.timestamptz)): true
    // Hexadecimal fractions, NaN with a sign, and blanks beside an exponent's letter.
    case (.invalidSyntax, .float4), (.invalidSyntax, .float8), (.invalidSyntax, .array(.float8)):
      text.contains("x") || text.contains(/[-+][nN]/)
    case (.invalidSyntax, .unconstrainedNumeric), (.invalidSyntax, .numeric),
      (.invalidSyntax, .array(.numeric)):
      text.contains(/[eE]\s/) || text.contains(/\s[eE]/)
    default: false
    }
  }
}

extension SQLType {
  fileprivate var isTime: Bool {
    switch self {
    case .time, .timestamp, .timestamptz, .interval: true
    case .array(let element): element.isTime
    case .bool, .int2, .int4, .int8, .float4, .float8, .numeric, .unconstrainedNumeric, .text,
      .varchar, .bytea, .uuid, .date, .jsonb, .inet:
      false
    }
  }
}

func canonical(_ text: String, _ canonicalizer: Canonicalizer) -> Result<String, ValueFault> {
  var output = ByteBuffer()
  return Array(text.utf8).withUnsafeBytes { bytes in
    do throws(ValueFault) {
      try canonicalizer.append(bytes, to: &output)
      return .success(String(decoding: output.bytes, as: UTF8.self))
    } catch {
      return .failure(error)
    }
  }
}

/// Asks a server what it prints.
enum Server {
  private static let template = ScratchTemplate("printing values") { connection in
    try connection.execute(
      """
      CREATE FUNCTION printed(value text, type text) RETURNS text LANGUAGE plpgsql AS $$
      DECLARE result text;
      BEGIN
        EXECUTE format('SELECT format(''%%s'', %L::%s)', value, type) INTO result;
        RETURN result;
      EXCEPTION WHEN OTHERS THEN RETURN NULL;
      END $$
      """)
  }

  /// What the output function gives for each text; nil where the server refuses it.
  static func print(_ texts: [String], as type: SQLType) async throws -> [String?] {
    try await withScratchDatabase(from: template) { connection, _ in
      let rows = try connection.query(
        """
        SELECT printed(value, $2)
        FROM unnest($1::text[]) WITH ORDINALITY AS list(value, place) ORDER BY place
        """, [.text(arrayLiteral(texts)), .text(type.sqlName)])
      return rows.texts()
    }
  }

  private static func arrayLiteral(_ texts: [String]) -> String {
    let entries = texts.map { text in
      let escaped = text.unicodeScalars.map { scalar in
        scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : String(scalar)
      }
      return "\"" + escaped.joined() + "\""
    }
    return "{" + entries.joined(separator: ",") + "}"
  }
}
