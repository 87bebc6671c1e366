import TestSupport
import VaultModel

/// A delivery of random specimens as CSV: hostile texts, extremes, NULL and the empty string.
struct SpecimenDelivery {
  private var values: RandomValues
  private var text = ""

  /// The file's text, one line for the header and one record for each number up to `count`.
  static func csv(of count: Int, _ seed: Seed) -> String {
    var delivery = SpecimenDelivery(values: RandomValues(seed.generator))
    let columns = SpecimenVault.vault.sources[0].columns
    delivery.text = columns.map(\.name).joined(separator: ",") + "\n"
    for number in 1...count { delivery.append(number, columns) }
    return delivery.text
  }

  private mutating func append(_ number: Int, _ columns: [CompiledVault.SourceColumn]) {
    let fields = columns.map { column -> String in
      switch column.name {
      case "tenant_id": quoted(["acme", "a|b", "a\\b|", "Ünïcode"][number % 4])
      case "number": "\(number)"
      case let name where name.hasPrefix("key_") || name == "shelf":
        keyPart(of: column.type).map { field($0) } ?? ""
      default: values.chance(10) ? "" : field(values.textOrExtreme(of: column.type))
      }
    }
    text += fields.joined(separator: ",") + "\n"
  }

  /// All parts of a key together are at most 2,000 bytes long; an extreme would fill them alone.
  private mutating func keyPart(of type: SQLType) -> String? {
    let text = values.text(of: type)
    let isLong = text.utf8.count > 300 || (type == .unconstrainedNumeric && text.contains(/[eE]/))
    return isLong || values.chance(10) ? nil : text
  }

  /// What needs no quotes has them half of the time.
  private mutating func field(_ value: String) -> String {
    let needsQuotes =
      value.isEmpty || value.utf8.contains { "\",\r\n".utf8.contains($0) }
    return needsQuotes || values.chance(2) ? quoted(value) : value
  }

  private func quoted(_ value: String) -> String {
    let doubled = value.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }
    return "\"" + doubled.joined() + "\""
  }
}
