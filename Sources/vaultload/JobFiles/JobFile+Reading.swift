import PostgresSchema
import VaultLoader
import YAML

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension JobFile {
  private static let settingKeys = [
    "tenant", "load_date", "record_source", "max_rejects", "attempts", "again",
    "ignore_unknown_columns", "missing_columns_as_null", "format", "delimiter", "quote",
    "null_text", "encoding",
  ]
  private static let keys =
    [
      "version", "strict", "left_out", "vault", "database", "from", "schema", "jobs", "report",
      "metrics", "lineage", "log",
    ]
    + settingKeys + ["sources"]
  private static let sourceKeys =
    ["input", "from", "table", "query", "parameters", "schema", "since", "confirm_empty"]
    + settingKeys

  /// Reads a job file.
  ///
  /// - Throws: `JobFileError`.
  init(readingFrom path: String) throws(JobFileError) {
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      let exists = FileManager.default.fileExists(atPath: path)
      throw JobFileError(
        path: path, reason: exists ? "cannot be read as text in UTF-8" : "no such file")
    }
    try self.init(text, path: path)
  }

  init(_ text: String, path: String) throws(JobFileError) {
    let root: YAMLNode?
    do throws(YAMLError) {
      root = try YAMLNode(parsing: text)
    } catch {
      throw JobFileError(path: path, place: error.place, reason: error.reason)
    }
    let start = YAMLPlace(line: 1, column: 1)
    guard let root else { throw JobFileError(path: path, place: start, reason: "it is empty") }
    let job = try JobFileMapping(root, in: path, keys: Self.keys)
    self.path = path
    vault = try job.required("vault")
    database = try Self.address("database", in: job)
    jobs = Int(try job.number("jobs", atLeast: 1) ?? 1)
    let version = try Self.version(job)
    isStrict = try job.flag("strict") ?? (version == .second)
    for (name, place) in try job.placedTexts("left_out") {
      leftOut.append(Placed(value: name, place: place))
    }
    report = try job.text("report")
    metrics = try job.text("metrics")
    lineage = try job.text("lineage")
    log = try job.text("log")
    let settings = try Self.settings(job, SourceSettings())
    let from = try Self.address("from", in: job)
    guard let listed = job.node("sources") else {
      throw job.error("the key \"sources\" is missing")
    }
    for entry in try JobFileMapping(listed, in: path).all {
      sources.append(try Self.source(entry, in: job, settings, from))
    }
    if sources.isEmpty { throw job.error(at: listed.place, "\"sources\" names no source") }
  }

  private static func version(_ job: JobFileMapping) throws(JobFileError) -> Version {
    guard let number = try job.number("version", atLeast: 1) else { return .first }
    guard let version = Version(rawValue: number) else {
      throw job.error(
        at: job.node("version")?.place,
        "\"version\" is 1 or 2; a newer vaultload may read this file")
    }
    return version
  }

  private static func source(
    _ entry: YAMLNode.Entry, in job: JobFileMapping, _ settings: SourceSettings,
    _ from: Placed<Address>?
  ) throws(JobFileError) -> Source {
    // `users:` alone takes all from what holds for the job.
    let isBare = entry.value.content == .scalar("")
    let keys =
      isBare
      ? JobFileMapping(emptyAt: entry.keyPlace, in: job.path)
      : try JobFileMapping(entry.value, in: job.path, keys: sourceKeys)
    var settings = try self.settings(keys, settings)
    settings.confirmation.isEmpty = try keys.flag("confirm_empty") ?? false
    let source = Source(
      name: entry.key, namePlace: entry.keyPlace, settings: settings,
      input: try keys.texts("input"), from: try address("from", in: keys) ?? from,
      table: try tableChoice(keys, schema: try job.text("schema")))
    if let place = source.table.place, !source.input.isEmpty {
      throw keys.error(at: place, "a source has either an input or a table of a database")
    }
    if source.input.isEmpty, source.from == nil {
      throw keys.error(
        at: entry.keyPlace, "source \"\(entry.key)\" has no \"input\", and no \"from\" to read from"
      )
    }
    return source
  }

  private static func tableChoice(
    _ keys: JobFileMapping, schema: String?
  ) throws(JobFileError) -> TableChoice {
    var choice = TableChoice(
      table: try keys.text("table"), query: try keys.text("query"),
      schema: try keys.text("schema") ?? schema, since: try keys.text("since"))
    choice.place =
      ["from", "table", "query", "parameters", "schema", "since"]
      .compactMap { keys.place(of: $0) }.first
    if let table = choice.table, QualifiedName(dotted: table) == nil {
      throw keys.error(at: keys.node("table")?.place, "\"table\" is a name like crm.customers")
    }
    if choice.table != nil, choice.query != nil {
      throw keys.error(at: keys.place(of: "query"), "a source has either a table or a query")
    }
    if let parameters = keys.node("parameters") {
      let values = try JobFileMapping(parameters, in: keys.path)
      for entry in values.all { choice.parameters[entry.key] = try values.required(entry.key) }
      guard choice.query != nil else {
        throw keys.error(at: parameters.place, "\"parameters\" are those of a query")
      }
    }
    return choice
  }

  private static func address(
    _ key: String, in mapping: JobFileMapping
  ) throws(JobFileError) -> Placed<Address>? {
    guard let node = mapping.node(key) else { return nil }
    guard case .mapping(let entries) = node.content, entries.count == 1, let only = entries.first,
      ["variable", "service"].contains(only.key), case .scalar(let name) = only.value.content
    else {
      throw mapping.error(
        at: node.place,
        "\"\(key)\" is {variable: NAME}, an environment variable that holds the address, or "
          + "{service: NAME}, a service of libpq's; an address itself has no place in a job file")
    }
    let address: Address = only.key == "variable" ? .variable(name) : .service(name)
    return Placed(value: address, place: only.value.place)
  }
}
