import FoundationEssentials
import SystemPackage
import TestSupport
import VaultModel

/// Deliveries of sources of the kinds vault, about the same customers.
struct KindsDeliveries {
  static let sources = [
    "order_lines", "prices", "customers", "phones", "payments", "agencies", "countries", "tariffs",
  ]

  let folder: FilePath
  let customers: Int

  /// Records of a source, by its columns.
  func records(of source: String) -> [[String]] {
    (1...customers).flatMap { number -> [[String]] in
      let key = ["s\(number % 3)", "C\(number)"]
      return switch source {
      case "order_lines": (1...2).map { key + ["P\(number % 5)", "\($0)", ""] }
      case "prices": [["s\(number % 3)", "P\(number)", "\(number).50"]]
      case "customers": [key + ["City \(number % 7)"]]
      case "phones": [key + ["home", "0\(number)"], key + ["work", "1\(number)"]]
      case "payments": [key + ["\(number)", "9.99", "note, \"quoted\""]]
      case "agencies": [key + ["C\(number + 1)"]]
      case "countries": [["\(number)", "Country \(number)"]]
      default: [["\(number)", "A", "1.00"]]
      }
    }
  }

  func columns(of source: String) -> [String] {
    KindsVault.sources.first { $0.name == source }?.columns.map(\.name) ?? []
  }

  /// Writes a delivery as `users.csv` is named, in the layout and compression that the end says.
  @discardableResult
  func write(_ source: String, as name: String, _ records: [[String]]? = nil) async throws -> String
  {
    let records = records ?? self.records(of: source)
    let columns = columns(of: source)
    let plain = name.split(separator: ".").filter { $0 != "gz" && $0 != "zst" }.joined(
      separator: ".")
    let file = folder.appending(plain).string
    let lines =
      plain.hasSuffix("ndjson")
      ? try records.map { try Self.json(columns, $0) }
      : ([columns] + records).map { record in
        record.map { Self.field($0, plain.hasSuffix("tsv") ? "\t" : ",") }
          .joined(separator: plain.hasSuffix("tsv") ? "\t" : ",")
      }
    try (lines.joined(separator: "\n") + "\n").write(
      toFile: file, atomically: true, encoding: .utf8)
    if name.hasSuffix(".gz") { try await Shell.run("gzip \"$1\"", [file]) }
    if name.hasSuffix(".zst") { try await Shell.run("zstd -q --rm \"$1\"", [file]) }
    return folder.appending(name).string
  }

  /// A file for each source but that of the tariffs, of every layout and compression.
  func writeAll() async throws {
    try await write("order_lines", as: "order_lines.csv")
    try await write("prices", as: "prices.ndjson.gz")
    try await write("customers", as: "customers.tsv")
    let phones = records(of: "phones")
    try await write("phones", as: "phones-2.csv.zst", Array(phones.dropFirst(5)))
    try await write("phones", as: "phones-1.csv", Array(phones.prefix(5)))
    try await write("payments", as: "payments.2026-01-31.csv")
    try await write("agencies", as: "agencies.csv.gz")
    try await write("countries", as: "countries.csv")
  }

  private static func field(_ text: String, _ delimiter: Character) -> String {
    guard text.contains(where: { $0 == delimiter || $0 == "\"" }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  private static func json(_ columns: [String], _ record: [String]) throws -> String {
    let members = try zip(columns, record).filter { !$0.1.isEmpty }.map { name, value in
      let text = String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
      return "\"\(name)\": \(text)"
    }
    return "{" + members.joined(separator: ", ") + "}"
  }
}

/// The report over several sources, read back by a reader of the tests' own.
struct SeveralReport: Decodable {
  struct Source: Decodable {
    var source: String
    var outcome: String
    var exitCode: Int32
    var message: String?
  }

  var sources: [Source]
  var records: Report.Counts
  var undelivered: [String]
  var strangers: [String]
  var exitCode: Int32

  init(_ outcome: Program.Outcome) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(SeveralReport.self, from: Data(outcome.output.utf8))
  }

  /// The outcome of each source by its name.
  var outcomes: [String: String] {
    Dictionary(sources.map { ($0.source, $0.outcome) }) { $1 }
  }
}
