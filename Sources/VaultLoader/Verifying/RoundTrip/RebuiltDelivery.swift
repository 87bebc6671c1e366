import PostgresSchema
import VaultHash
import VaultModel
import VaultSQL

/// Works out how a delivery is rebuilt from the vault: a comparison for each table that it feeds.
struct RebuiltDelivery {
  let plan: RoutePlan
  let load: TakenDelivery
  /// The load's date, as a literal.
  let loadDate: SQL
  /// The code lists of which only the newest row is kept, and that later loads have fed.
  let overwritten: Set<String>
  /// The tables into which an earlier load of the same date has put versions before this one's.
  let shared: Set<String>

  var comparisons: [Comparison] {
    plan.keys.indices.map(hub) + plan.links.indices.map(link)
      + plan.satellites.indices.flatMap(satellite) + plan.references.indices.flatMap(reference)
  }

  /// The delivered rows that feed something.
  func rows(_ kind: DeliveredRows.Fed, _ index: Int) -> SQL {
    "SELECT * FROM \(DeliveredRows.table) WHERE \(id: DeliveredRows.feeds(kind, index))"
  }

  /// Those of them that do not say that their key was deleted.
  func tellingRows(_ kind: DeliveredRows.Fed, _ index: Int) -> SQL {
    "\(rows(kind, index)) AND NOT is_deletion"
  }

  /// From when on a row of `delivered`, or of what else has its columns, holds.
  func date(of row: SQL = "delivered") -> SQL {
    plan.statements.date == nil ? loadDate : "\(row).dated"
  }

  /// What `util.canonical_text` gives, without a function's call for each value: the settings that it
  /// pins are those of every connection of this program.
  func canonical(_ column: String) -> SQL {
    "CASE WHEN version.\(id: column) IS NOT NULL THEN format('%s', version.\(id: column)) END"
  }

  func partPairs(_ parts: [RoutePlan.Part], from first: Int) -> [Comparison.Pair] {
    parts.enumerated().map { offset, part in
      Comparison.Pair(
        column: part.definition.name, stored: canonical(part.definition.name),
        delivered: "delivered.\(id: DeliveredRows.part(first + offset))",
        isSensitive: part.definition.sensitivity != .none)
    }
  }

  /// The attributes that make versions; the others need not be the delivery's own.
  func attributePairs(
    _ attributes: [CompiledVault.Attribute], columns: [Int?], hashed: [Int]
  ) -> [Comparison.Pair] {
    hashed.compactMap { place in
      guard let column = columns[place] else { return nil }
      let attribute = attributes[place]
      let former = attribute.successorOf.flatMap { ordinal in
        attributes.first { $0.ordinal == ordinal }
      }
      return Comparison.Pair(
        column: attribute.name, stored: canonical(attribute.name),
        delivered: "delivered.\(id: DeliveredRows.field(column))",
        isSensitive: attribute.sensitivity != .none,
        exemption: former.map { former in
          // Loaded before its type changed: the value lies where it lay then.
          """
          version.\(id: attribute.name) IS NULL AND version.\(id: former.name) IS NOT NULL
          """
        })
    }
  }
}

// MARK: - Keys

extension RebuiltDelivery {
  func hub(_ index: Int) -> Comparison {
    let key = plan.keys[index]
    let table = QualifiedName(key.hub.table)
    let column = SQL.identifier(DeliveredRows.key(index))
    return Comparison(
      of: table, rows: rows(.hub, index), source: "\(table) AS version",
      matching: "version.\(id: key.hub.hashKey) = delivered.\(column)", isChosen: false,
      pairs: partPairs(key.parts, from: key.firstPart))
  }

  func link(_ index: Int) -> Comparison {
    let feed = plan.links[index]
    let table = QualifiedName(feed.link.table)
    let participants = zip(feed.link.participants, feed.keys).map { participant, key in
      Comparison.Pair(
        column: participant.column, stored: "version.\(id: participant.column)::text",
        delivered: """
          coalesce(delivered.\(id: DeliveredRows.key(key)), \(UtilityName.zeroKey)())::text
          """)
    }
    let column = SQL.identifier(DeliveredRows.link(index))
    return Comparison(
      of: table, rows: rows(.link, index), source: "\(table) AS version",
      matching: "version.\(id: feed.link.hashKey) = delivered.\(column)", isChosen: false,
      pairs: participants + partPairs(feed.dependentParts, from: feed.firstDependent)
        + attributePairs(feed.link.attributes, columns: feed.columns, hashed: feed.hashed))
  }

  func deliveredKey(of parent: RoutePlan.Parent) -> SQL {
    switch parent {
    case .key(let key): .identifier(DeliveredRows.key(key))
    case .link(let link): .identifier(DeliveredRows.link(link))
    }
  }
}
