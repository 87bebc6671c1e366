import PostgresClient
import PostgresSchema
import TestSupport
import VaultModel

@testable import VaultCompiler

/// What happened to the keys of some tenants, instant by instant, and what follows from it.
///
/// `state` replays the events and knows nothing of intervals; `store` writes the rows that a loader
/// leaves behind.
struct History {
  /// What one event tells of its key.
  enum Event: Hashable {
    case detail(title: String?, colour: String)
    case label(title: String)
    /// All members, by slot.
    case tags([String: String])
    case gone
    case back
  }

  struct Key: Hashable {
    var tenant: String
    var code: String
    var firstSeen: Int
    /// The second of an event, each taken once; all are after the first sighting, or at it.
    var events: [Int: Event] = [:]
  }

  /// A row of the hub's view, as text.
  struct State: Hashable, Comparable {
    var tenant: String
    var code: String
    var detailTitle: String?
    var colour: String?
    var labelTitle: String?
    var tags: String?
    var isPresent: String?

    static func < (left: State, right: State) -> Bool {
      (left.tenant, left.code) < (right.tenant, right.code)
    }
  }

  var keys: [Key] = []
  static let end = 40

  static func random(using random: inout SplitMix64) -> History {
    var history = History()
    for tenant in ["A", "B"] {
      for number in 1...6 {
        var key = Key(
          tenant: tenant, code: "k\(number)", firstSeen: Int.random(in: 1...10, using: &random))
        for second in key.firstSeen...end where Int.random(in: 0..<4, using: &random) == 0 {
          key.events[second] = .random(using: &random)
        }
        history.keys.append(key)
      }
    }
    return history
  }

  /// What is known at a second, by replaying all that happened until then.
  func state(at second: Int) -> [State] {
    keys.filter { $0.firstSeen <= second }.map { key in
      var state = State(tenant: key.tenant, code: key.code)
      for moment in key.events.keys.sorted() where moment <= second {
        switch key.events[moment] {
        case .detail(let title, let colour):
          state.detailTitle = title
          state.colour = colour
        case .label(let title): state.labelTitle = title
        case .tags(let members): state.tags = Self.json(members)
        case .gone:
          state = State(tenant: key.tenant, code: key.code, isPresent: "f")
        case .back: state.isPresent = "t"
        case nil: break
        }
      }
      return state
    }.sorted()
  }

  private static func json(_ members: [String: String]) -> String {
    let objects = members.keys.sorted().map { slot in
      #"{"slot": "\#(slot)", "content": "\#(members[slot] ?? "")"}"#
    }
    return "[\(objects.joined(separator: ", "))]"
  }
}

extension History.Event {
  static func random(using random: inout SplitMix64) -> Self {
    let words = ["x", "y", "z"]
    func word() -> String { words[Int.random(in: 0..<3, using: &random)] }
    switch Int.random(in: 0..<8, using: &random) {
    case 0...2: return .detail(title: Bool.random(using: &random) ? word() : nil, colour: word())
    case 3: return .label(title: word())
    case 4, 5:
      let slots = ["a", "B", "c"].filter { _ in Bool.random(using: &random) }
      return .tags(Dictionary(uniqueKeysWithValues: (slots + ["d"]).map { ($0, word()) }))
    case 6: return .gone
    default: return .back
    }
  }
}

// MARK: Rows

extension History {
  static func instant(_ second: Int) -> SQL {
    "'2026-01-01 00:00:00+00'::timestamptz + \(second) * interval '1s'"
  }

  /// Writes what a loader would leave behind, in an order that has nothing to do with time.
  func store(
    by conventions: Conventions, in connection: Connection, using random: inout SplitMix64
  ) throws {
    let rows = keys.flatMap { $0.rows(by: conventions) }.shuffled(using: &random)
    for row in rows { try connection.execute(row) }
  }
}

extension History.Key {
  private var hashKey: SQL { "util.hash_binary(\(literal: tenant + code))" }
  private var tenantKey: SQL { "util.hash_binary(\(literal: tenant))" }

  fileprivate func rows(by conventions: Conventions) -> [SQL] {
    let hub: SQL = """
      INSERT INTO business.item_h (item_hk, tenant_hk, code, load_date, record_source)
      VALUES (\(hashKey), \(tenantKey), \(literal: code), \(History.instant(firstSeen)), 'test')
      """
    return [hub]
      + events.keys.sorted().flatMap { second -> [SQL] in
        switch events[second] {
        case .detail(let title, let colour):
          let titleText: SQL = title.map { .literal($0) } ?? "NULL"
          let end = events.keys.sorted().first { $0 > second && events[$0]?.endsDetail == true }
          return [
            row(
              "detail_s", "title, colour", "\(titleText), \(literal: colour)", second, end,
              conventions)
          ]
        case .label(let title):
          let end = events.keys.sorted().first { $0 > second && events[$0]?.endsLabel == true }
          return [row("label_s", "title", .literal(title), second, end, conventions)]
        case .tags(let members):
          let end = events.keys.sorted().first { $0 > second && events[$0]?.endsTags == true }
          return members.map { slot, content in
            row(
              "tags_s", "slot, content", "\(literal: slot), \(literal: content)", second, end,
              conventions)
          }
        case .gone: return [presence("false", second)]
        case .back: return [presence("true", second)]
        case nil: return []
        }
      }
  }

  private func presence(_ isPresent: SQL, _ second: Int) -> SQL {
    """
    INSERT INTO business.item_status_s
      (item_hk, load_date, is_present, operation, tenant_hk, record_source)
    VALUES (\(hashKey), \(History.instant(second)), \(isPresent), 'test', \(tenantKey), 'test')
    """
  }

  private func row(
    _ table: String, _ columns: SQL, _ values: SQL, _ second: Int, _ end: Int?,
    _ conventions: Conventions
  ) -> SQL {
    let isClosed = conventions.closing == .close && end != nil
    let endValue: SQL = isClosed ? ", \(History.instant(end ?? 0))" : ""
    let endColumn: SQL = isClosed ? ", load_end_date" : ""
    return """
      INSERT INTO business.\(id: table)
        (item_hk, load_date, hash_diff, \(columns), tenant_hk, record_source\(endColumn))
      VALUES (\(hashKey), \(History.instant(second)), util.hash_binary(''), \(values), \(tenantKey),
        'test'\(endValue))
      """
  }
}

extension History.Event {
  fileprivate var endsDetail: Bool { if case .detail = self { true } else { self == .gone } }
  fileprivate var endsLabel: Bool { if case .label = self { true } else { self == .gone } }
  fileprivate var endsTags: Bool { if case .tags = self { true } else { self == .gone } }
}

extension Connection {
  /// The rows of a hub's view or function, sorted as `History.state` sorts.
  func states(of relation: SQL) throws -> [History.State] {
    let rows = try query(
      """
      SELECT CASE tenant_hk WHEN util.hash_binary('A') THEN 'A' WHEN util.hash_binary('B') THEN 'B' END,
        code, detail_title, colour, label_title,
        (SELECT '[' || string_agg(
            format('{"slot": "%s", "content": "%s"}', tag ->> 'slot', tag ->> 'content'), ', '
            ORDER BY place) || ']'
          FROM jsonb_array_elements(tags) WITH ORDINALITY AS tag(tag, place)),
        is_present
      FROM \(relation) AS state ORDER BY 1, code COLLATE "C"
      """)
    return rows.indices.map { row in
      History.State(
        tenant: rows.text(row, 0) ?? "", code: rows.text(row, 1) ?? "",
        detailTitle: rows.text(row, 2), colour: rows.text(row, 3), labelTitle: rows.text(row, 4),
        tags: rows.text(row, 5), isPresent: rows.text(row, 6))
    }
  }
}
