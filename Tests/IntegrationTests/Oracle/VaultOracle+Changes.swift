import TestSupport

/// Lists of changes: all of them are kept, in order.
extension VaultOracle {
  mutating func takeStays(_ load: OracleLoad, _ tally: inout OracleTally) {
    for (record, fields) in load.records.map(\.fields).enumerated() {
      let key = Key(tenant: fields[0], code: fields[1])
      guard !key.code.isEmpty else {
        tally.quarantine(record)
        continue
      }
      seeCustomer(key, record: record, of: load, &tally)
      let outcome = stays[key, default: HistoryOracle()].say(fields[2], on: load.date)
      tally.row(outcome, of: record, in: "stay_s")
    }
  }

  /// What a delivery says of a key is one set; a set with a fault is refused as a whole.
  mutating func takePhones(_ load: OracleLoad, _ tally: inout OracleTally) {
    let fields = load.records.map(\.fields)
    let sets = Dictionary(grouping: fields.indices) {
      Key(tenant: fields[$0][0], code: fields[$0][1])
    }
    for (key, records) in sets {
      var members: [String: String] = [:]
      var firsts: [Int] = []
      var isFaulty = false
      for record in records {
        let (usage, number) = (fields[record][2], fields[record][3])
        if usage.isEmpty || (members[usage] ?? number) != number { isFaulty = true }
        if members.updateValue(number, forKey: usage) == nil { firsts.append(record) }
      }
      if isFaulty {
        for record in records { tally.quarantine(record) }
        continue
      }
      let outcome = phones[key, default: HistoryOracle()].say(members, on: load.date)
      for record in records {
        seeCustomer(key, record: record, of: load, &tally)
        tally.row(firsts.contains(record) ? outcome : .duplicate, of: record, in: "phone_s")
      }
    }
  }

  /// The first account of an event stands.
  mutating func takePayments(_ load: OracleLoad, _ tally: inout OracleTally) {
    for (record, fields) in load.records.map(\.fields).enumerated() {
      let key = Key(tenant: fields[0], code: fields[1])
      let event = Pair(customer: key, other: fields[2])
      let known = payments[event]
      if let known, known.amount != fields[3] || known.note != fields[4] {
        tally.quarantine(record)
        continue
      }
      seeCustomer(key, record: record, of: load, &tally)
      for table in ["payment_l", "payment_note_s"] {
        tally.row(known == nil ? .new : .duplicate, of: record, in: table)
      }
      payments[event] =
        known
        ?? Event(
          amount: fields[3], note: fields[4],
          first: FirstSeen(date: load.date, source: load.source))
    }
  }

  /// One agent of a customer holds at a time.
  mutating func takeAgencies(_ load: OracleLoad, _ tally: inout OracleTally) {
    for (record, fields) in load.records.map(\.fields).enumerated() {
      let (customer, agent) = (Key(tenant: fields[0], code: fields[1]), fields[2])
      seeCustomer(customer, record: record, of: load, &tally)
      if !agent.isEmpty {
        see(
          Key(tenant: fields[0], code: agent), in: "customer_h", record: record, of: load, &tally)
      }
      let pair = Pair(customer: customer, other: agent)
      if agencies[pair] == nil {
        agencies[pair] = FirstSeen(date: load.date, source: load.source)
        tally.row(.new, of: record, in: "agency_l")
      } else {
        tally.aside(.unchanged, in: "agency_l")
      }
      let outcome = agents[customer, default: HistoryOracle()].say(
        agent, on: load.date, isKept: agent.isEmpty)
      tally.row(outcome, of: record, in: "agency_effectivity_s")
    }
  }

  /// A code list without history keeps the newest payload.
  mutating func takeCountries(_ load: OracleLoad, _ tally: inout OracleTally) {
    for (record, fields) in load.records.map(\.fields).enumerated() {
      let (code, title) = (fields[0].uppercased(), fields[1])
      let known = countries[code]
      let outcome: OracleClass =
        switch known {
        case nil: .new
        case let known? where known.title == title && known.date == load.date: .duplicate
        case let known? where known.title == title: .unchanged
        case let known? where known.date > load.date: .late
        case _?: .changed
        }
      tally.row(outcome, of: record, in: "country_r")
      if outcome == .new || outcome == .changed { countries[code] = (title, load.date) }
    }
  }

  mutating func takeTariffs(_ load: OracleLoad, _ tally: inout OracleTally) {
    for (record, fields) in load.records.map(\.fields).enumerated() {
      let key = [fields[0], fields[1]]
      if tariffs[key] == nil {
        let first = FirstSeen(date: load.date, source: load.source)
        tariffs[key] = (first, HistoryOracle())
        tally.row(.new, of: record, in: "tariff_r")
      } else {
        tally.aside(.unchanged, in: "tariff_r")
      }
      let outcome = tariffs[key]?.history.say(fields[2], on: load.date)
      tally.row(outcome ?? .unchanged, of: record, in: "tariff_s")
    }
  }
}
