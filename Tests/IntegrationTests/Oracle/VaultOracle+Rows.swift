import TestSupport

/// The oracle's rows as text, a line each, in no order.
extension VaultOracle {
  var rows: [String: [String]] {
    var rows: [String: [String]] = [:]
    for (table, keys) in hubs {
      rows[table] = keys.map { line($0.tenant, $0.code, $1.date, $1.source) }
    }
    rows["order_line_l"] = orderLines.flatMap { customer, lines in
      lines.map { line(customer.tenant, customer.code, $0, $1.date, $1.source) }
    }
    rows["agency_l"] = agencies.map {
      line($0.customer.tenant, $0.customer.code, $0.other, $1.date, $1.source)
    }
    rows["payment_l"] = payments.map {
      line(
        $0.customer.tenant, $0.customer.code, $0.other, $1.amount, $1.first.date, $1.first.source)
    }
    rows["payment_note_s"] = payments.map {
      line($0.customer.tenant, $0.customer.code, $0.other, $1.note, $1.first.date, $1.first.source)
    }
    rows["profile_s"] = lines(of: profiles) { [$0] }
    rows["stay_s"] = lines(of: stays) { [$0] }
    rows["phone_s"] = lines(of: phones) { $0.map { "\($0)|\($1)" } }
    rows["agency_effectivity_s"] = lines(of: agents) { [$0] }
    rows["price_s"] = prices.flatMap { product, history in
      history.versions.map { line(product, $0.payload, $0.start, end($0.end)) }
    }
    rows["customer_status_s"] = statuses.flatMap { key, states in
      states.map {
        line(key.tenant, key.code, $0.isPresent ? "delivered" : "absent", $0.isPresent, $0.date)
      }
    }
    rows["customer_tracking_s"] = sightings.flatMap { key, dates in
      dates.map { line(key.tenant, key.code, $0, "customers") }
    }
    rows["country_r"] = countries.map { line($0, $1.title, $1.date) }
    rows["tariff_r"] = tariffs.map { line($0[0], $0[1], $1.first.date) }
    rows["tariff_s"] = tariffs.flatMap { key, tariff in
      tariff.history.versions.map {
        line(key[0], key[1], $0.payload, $0.start, end($0.end))
      }
    }
    return rows
  }

  private func lines<Payload>(
    of histories: [Key: HistoryOracle<Payload>], members: (Payload) -> [String]
  ) -> [String] {
    histories.flatMap { key, history in
      history.versions.flatMap { version in
        members(version.payload).map {
          line(key.tenant, key.code, $0, version.start, end(version.end))
        }
      }
    }
  }

  /// Where ends are not stored, they are not compared.
  private func end(_ instant: Int64?) -> String {
    convention == .insertOnly ? "-" : instant.map { "\($0)" } ?? "∞"
  }

  private func line(_ fields: Any...) -> String {
    fields.map { "\($0)" }.joined(separator: "|")
  }
}
