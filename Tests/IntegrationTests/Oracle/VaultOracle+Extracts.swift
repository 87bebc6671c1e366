import TestSupport

/// Full extracts: the first payload of a key stands, and absent keys are gone.
extension VaultOracle {
  mutating func takeOrderLines(_ load: OracleLoad, _ tally: inout OracleTally) {
    for (record, fields) in load.records.map(\.fields).enumerated() {
      // The line's number is a required part of the link's key, the leg an optional one.
      guard !fields[3].isEmpty else {
        tally.quarantine(record)
        continue
      }
      let customer = Key(tenant: fields[0], code: fields[1])
      seeCustomer(customer, record: record, of: load, &tally)
      see(
        Key(tenant: "SYSTEM", code: fields[2]), in: "product_h", record: record, of: load, &tally)
      let line = fields[2...].joined(separator: "|")
      if orderLines[customer]?[line] == nil {
        orderLines[customer, default: [:]][line] = FirstSeen(date: load.date, source: load.source)
        tally.row(.new, of: record, in: "order_line_l")
      } else {
        tally.aside(.unchanged, in: "order_line_l")
      }
    }
  }

  mutating func takePrices(_ load: OracleLoad, _ tally: inout OracleTally) {
    var given: [String: String] = [:]
    for (record, fields) in load.records.map(\.fields).enumerated() {
      let (product, price) = (fields[1], fields[2])
      if let first = given[product], first != price {
        tally.quarantine(record)
        continue
      }
      see(
        Key(tenant: "", code: fields[0]), in: "tenant_h", record: record, of: load, &tally)
      see(Key(tenant: "SYSTEM", code: product), in: "product_h", record: record, of: load, &tally)
      let outcome =
        given[product] == nil
        ? prices[product, default: HistoryOracle()].say(price, on: load.date) : .duplicate
      tally.row(outcome, of: record, in: "price_s")
      given[product] = price
    }
  }

  mutating func takeCustomers(_ load: OracleLoad, _ tally: inout OracleTally) {
    var given: [Key: String] = [:]
    for (record, fields) in load.records.map(\.fields).enumerated() {
      let (key, city) = (Key(tenant: fields[0], code: fields[1]), fields[2])
      if key.code.isEmpty || (given[key] ?? city) != city {
        tally.quarantine(record)
        continue
      }
      seeCustomer(key, record: record, of: load, &tally)
      if given[key] == nil {
        let next = sightings[key]?.filter { $0 > load.date }.min()
        let outcome = profiles[key, default: HistoryOracle()]
          .say(city, on: load.date, sighting: next)
        tally.row(outcome, of: record, in: "profile_s")
      } else {
        tally.row(.duplicate, of: record, in: "profile_s")
      }
      notePresence(of: key, record: record, of: load, &tally)
      given[key] = city
    }
    closeAbsent(besides: Set(given.keys), at: load.date)
  }

  private mutating func notePresence(
    of key: Key, record: Int, of load: OracleLoad, _ tally: inout OracleTally
  ) {
    let known = statuses[key]?.filter { $0.date <= load.date }.max { $0.date < $1.date }
    if known?.isPresent != true {
      statuses[key, default: []].append(Presence(date: load.date, isPresent: true))
      tally.row(known == nil ? .new : .changed, of: record, in: "customer_status_s")
    } else {
      tally.aside(.unchanged, in: "customer_status_s")
    }
    let isFirst = sightings[key, default: []].insert(load.date).inserted
    tally.aside(isFirst ? .new : .duplicate, in: "customer_tracking_s")
  }

  private mutating func closeAbsent(besides given: Set<Key>, at date: Int64) {
    let tenants = Set(given.map(\.tenant))
    for (key, states) in statuses where tenants.contains(key.tenant) && !given.contains(key) {
      let known = states.filter { $0.date <= date }.max { $0.date < $1.date }
      guard known?.isPresent == true else { continue }
      statuses[key, default: []].append(Presence(date: date, isPresent: false))
      _ = profiles[key, default: HistoryOracle()].say(nil, on: date)
    }
  }
}
