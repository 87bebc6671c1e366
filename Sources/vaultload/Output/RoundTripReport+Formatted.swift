import VaultLoader

extension RoundTripReport: ReviewedReport {
  private var summary: String {
    let records = deliveries.reduce(0) { $0 + $1.records.compared }
    let scope = "\(records) records of \(deliveries.count) deliveries"
    let faults = deliveries.reduce(0) { $0 + $1.differences }
    return "\(vault): \(scope) rebuilt, \(faults == 0 ? "no difference" : "\(faults) differences")"
  }

  var text: String {
    let lines = deliveries.flatMap { delivery in
      ["", delivery.title, "  \(delivery.account)"]
        + delivery.excluded.map { "  not compared: column \"\($0.column)\": \($0.reason)" }
        + delivery.examples.map { "  \($0.text)" } + (delivery.rest.map { ["  \($0)"] } ?? [])
    }
    let left = omitted.map { "\($0.subject): not compared: \($0.reason)" }
    return ([summary] + lines + (left.isEmpty ? [] : [""]) + left).joined(separator: "\n")
  }

  var markdown: String {
    let rows = deliveries.map { delivery in
      let records = delivery.records
      return "| \(delivery.loadID) | \(delivery.source) | \(delivery.loadDate) | \(records.read) "
        + "| \(records.quarantined) | \(records.duplicate) | \(delivery.differences) |"
    }
    let details = deliveries.filter { $0.differences > 0 }.flatMap { delivery in
      ["", "## \(delivery.title)", ""] + delivery.examples.map { "- \($0.text)" }
        + (delivery.rest.map { ["- \($0)"] } ?? [])
    }
    let excluded = deliveries.flatMap { delivery in
      delivery.excluded.map { "- load \(delivery.loadID), `\($0.column)`: \($0.reason)" }
    }
    let left = omitted.map { "- `\($0.subject)`: \($0.reason)" }
    let notes = excluded + left
    let head = [
      "# Deliveries against \(vault)", "", summary, "",
      "| load | source | load date | records | quarantined | duplicate | differences |",
      "|---|---|---|---|---|---|---|",
    ]
    return (head + rows + details + (notes.isEmpty ? [] : ["", "## Not compared", ""]) + notes)
      .joined(separator: "\n")
  }
}

extension RoundTripReport.Delivery {
  fileprivate var title: String {
    "load \(loadID), source \(source), load date \(loadDate): \(differences) differences"
  }

  fileprivate var account: String {
    let numbers = records.duplicates.map { "\($0)" }.joined(separator: ", ")
    let more = records.duplicate > Int64(records.duplicates.count) ? ", …" : ""
    let repeats = records.duplicate > 0 ? " (records \(numbers)\(more))" : ""
    return "\(records.read) records: \(records.compared) compared, \(records.quarantined) "
      + "quarantined; \(records.duplicate) repeat others\(repeats)"
  }

  /// How many differences are not shown; nil where all are.
  fileprivate var rest: String? {
    let hidden = differences - Int64(examples.count)
    return hidden > 0 ? "and \(hidden) more" : nil
  }
}

extension RoundTripReport.Difference {
  fileprivate var text: String {
    let place = input.map { "\($0), record \(record ?? 0): " } ?? ""
    let subject = column.map { "\(table).\($0)" } ?? table
    guard let fault else {
      return place + "\(subject): holds \(stored.quoted), was delivered as \(delivered.quoted)"
    }
    return place + "\(subject): \(fault)"
  }
}

extension String? {
  fileprivate var quoted: String { map { "\"\($0)\"" } ?? "NULL" }
}
