import TestSupport

/// What the kinds vault holds after some loads, by section 4 of the semantics.
///
/// In memory and without SQL, batches or hashes: nothing of it is shared with the loader.
struct VaultOracle {
  struct FirstSeen {
    var date: Int64
    var source: String
  }

  struct Key: Hashable {
    var tenant: String
    var code: String
  }

  struct Pair: Hashable {
    var customer: Key
    var other: String
  }

  struct Event {
    var amount: String
    var note: String
    var first: FirstSeen
  }

  struct Presence {
    var date: Int64
    var isPresent: Bool
  }

  let convention: KindsVault.Convention

  /// By table and the hub's key; the tenant of a tenant is nobody.
  var hubs: [String: [Key: FirstSeen]] = [:]
  var orderLines: [Key: [String: FirstSeen]] = [:]
  var agencies: [Pair: FirstSeen] = [:]
  var payments: [Pair: Event] = [:]
  var profiles: [Key: HistoryOracle<String>] = [:]
  var stays: [Key: HistoryOracle<String>] = [:]
  var prices: [String: HistoryOracle<String>] = [:]
  /// A version is a set of members.
  var phones: [Key: HistoryOracle<[String: String]>] = [:]
  /// A version is the agent in force; the empty one is none.
  var agents: [Key: HistoryOracle<String>] = [:]
  var statuses: [Key: [Presence]] = [:]
  var sightings: [Key: Set<Int64>] = [:]
  var countries: [String: (title: String, date: Int64)] = [:]
  var tariffs: [[String]: (first: FirstSeen, history: HistoryOracle<String>)] = [:]

  init(_ convention: KindsVault.Convention) { self.convention = convention }

  /// The tables that a source feeds.
  static let targets: [String: [String]] = [
    "order_lines": ["tenant_h", "customer_h", "product_h", "order_line_l"],
    "prices": ["tenant_h", "product_h", "price_s"],
    "customers": [
      "tenant_h", "customer_h", "profile_s", "customer_status_s", "customer_tracking_s",
    ],
    "stays": ["tenant_h", "customer_h", "stay_s"],
    "phones": ["tenant_h", "customer_h", "phone_s"],
    "payments": ["tenant_h", "customer_h", "payment_l", "payment_note_s"],
    "agencies": ["tenant_h", "customer_h", "agency_l", "agency_effectivity_s"],
    "countries": ["country_r"],
    "tariffs": ["tariff_r", "tariff_s"],
  ]

  /// Takes a load and tells what its records are counted as, by table.
  mutating func take(_ load: OracleLoad) -> [String: [OracleClass: Int64]] {
    var tally = OracleTally(
      targets: Self.targets[load.source] ?? [], records: load.records.count)
    switch load.source {
    case "order_lines": takeOrderLines(load, &tally)
    case "prices": takePrices(load, &tally)
    case "customers": takeCustomers(load, &tally)
    case "stays": takeStays(load, &tally)
    case "phones": takePhones(load, &tally)
    case "payments": takePayments(load, &tally)
    case "agencies": takeAgencies(load, &tally)
    case "countries": takeCountries(load, &tally)
    case "tariffs": takeTariffs(load, &tally)
    default: preconditionFailure("the oracle knows no source \(load.source)")
    }
    return tally.finished()
  }

  /// A hub's row: the first load that has the key stands.
  mutating func see(
    _ key: Key, in table: String, record: Int, of load: OracleLoad, _ tally: inout OracleTally
  ) {
    guard hubs[table]?[key] == nil else { return tally.aside(.unchanged, in: table) }
    hubs[table, default: [:]][key] = FirstSeen(date: load.date, source: load.source)
    tally.row(.new, of: record, in: table)
  }

  /// The tenant and the customer of a record.
  mutating func seeCustomer(
    _ key: Key, record: Int, of load: OracleLoad, _ tally: inout OracleTally
  ) {
    see(Key(tenant: "", code: key.tenant), in: "tenant_h", record: record, of: load, &tally)
    see(key, in: "customer_h", record: record, of: load, &tally)
  }
}
