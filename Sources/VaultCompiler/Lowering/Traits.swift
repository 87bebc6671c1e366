import PostgresSchema
import VaultModel
import VaultSQL

extension TableTraits {
  /// What a table is for, whose it is and how long it is kept.
  func comment(_ about: String) -> String {
    let end = owner.map { " Owner: \($0)." } ?? ""
    let kept = retentionDays.map { " Kept for \($0) days." } ?? ""
    let needsStop = !(end + kept).isEmpty && !about.hasSuffix(".")
    return about + (needsStop ? "." : "") + end + kept
  }

  func storage(fillFactor standard: Int? = nil) -> [StorageParameter] {
    (fillFactor ?? standard).map { [.fillFactor($0)] } ?? []
  }

  /// The indexes that the model asks for beyond those of the object's kind.
  func extraIndexes(on table: CompiledVault.TableName) -> [Index] {
    indexes.map { columns in
      Index(
        ObjectName.make("\(table.name)_\(columns.joined(separator: "_"))", suffix: "_idx"),
        on: QualifiedName(table), columns)
    }
  }

  /// The partitions of a table that has them, by load date.
  func partitioning(of table: CompiledVault.TableName) -> Partitioning? {
    partitions.map { partitions in
      Partitioning(
        by: StandardColumn.loadDate,
        partitions.stretches.map { stretch in
          Partition(
            table.part(stretch.suffix), from: .literal(stretch.start), to: .literal(stretch.end))
        }, otherwise: table.part("default"))
    }
  }
}

extension CompiledVault.TableName {
  fileprivate func part(_ suffix: String) -> QualifiedName {
    QualifiedName(schema: schema, name: ObjectName.make(name, suffix: "_" + suffix))
  }
}

extension TableTraits.Partitions {
  fileprivate struct Stretch {
    var suffix: String
    var start: String
    var end: String
  }

  /// From the first month or year to the last, both among them; each ends where the next begins.
  fileprivate var stretches: [Stretch] {
    guard let first = Month(first), let last = Month(last) else {
      preconditionFailure("partitions from '\(first)' to '\(last)' are no months")
    }
    switch span {
    case .month:
      guard first.number <= last.number else { return [] }
      return (first.number...last.number).map { number in
        Stretch(
          suffix: Month(number: number).text("_"), start: Month(number: number).instant,
          end: Month(number: number + 1).instant)
      }
    case .year:
      guard first.year <= last.year else { return [] }
      return (first.year...last.year).map { year in
        Stretch(
          suffix: Month(number: year * 12).yearText, start: Month(number: year * 12).instant,
          end: Month(number: year * 12 + 12).instant)
      }
    }
  }
}

/// A month, or the January of a year that is written alone.
private struct Month {
  /// Months since year 0.
  var number: Int

  init(number: Int) { self.number = number }

  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let year = parts.first ?? nil, parts.count <= 2 else { return nil }
    let month = parts.count == 2 ? parts[1] : 1
    guard let month, (1...12).contains(month) else { return nil }
    number = year * 12 + month - 1
  }

  var year: Int { number / 12 }

  var yearText: String { Self.padded(year, to: 4) }

  func text(_ separator: String) -> String {
    yearText + separator + Self.padded(number % 12 + 1, to: 2)
  }

  var instant: String { text("-") + "-01 00:00:00+00" }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
