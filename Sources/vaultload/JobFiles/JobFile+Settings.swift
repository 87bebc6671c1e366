import VaultLoader
import YAML

extension JobFile {
  /// The settings that a mapping has, on top of others.
  static func settings(
    _ keys: JobFileMapping, _ inherited: SourceSettings
  ) throws(JobFileError) -> SourceSettings {
    var settings = inherited
    // What is inherited was said of all sources of the job.
    let tenant = try keys.text("tenant")
    settings.isTenantOfSeveral = tenant == nil
    settings.tenant = tenant ?? settings.tenant
    settings.loadDate = try loadDate(keys) ?? settings.loadDate
    settings.recordSource = try recordSource(keys) ?? settings.recordSource
    settings.maxRejects = try rejectLimit(keys) ?? settings.maxRejects
    settings.attempts = try keys.number("attempts", atLeast: 1).map { Int($0) } ?? settings.attempts
    settings.again = try keys.flag("again") ?? settings.again
    settings.ignoresUnknownColumns =
      try keys.flag("ignore_unknown_columns") ?? settings.ignoresUnknownColumns
    settings.missingColumnsAreNull =
      try keys.flag("missing_columns_as_null") ?? settings.missingColumnsAreNull
    settings.format = try format(keys, settings.format)
    return settings
  }

  private static func rejectLimit(_ keys: JobFileMapping) throws(JobFileError) -> RejectLimit? {
    guard let text = try keys.text("max_rejects") else { return nil }
    guard let limit = RejectLimit(text) else {
      throw keys.error(
        at: keys.node("max_rejects")?.place,
        "\"max_rejects\" is a number of records, or a share such as 10%")
    }
    return limit
  }

  private static func loadDate(_ keys: JobFileMapping) throws(JobFileError) -> LoadDate? {
    guard let text = try keys.text("load_date") else { return nil }
    guard let date = LoadDate(text) else {
      throw keys.error(
        at: keys.node("load_date")?.place,
        "\"load_date\" is a timestamp like 2026-01-31T12:00:00Z")
    }
    return date
  }

  private static func recordSource(_ keys: JobFileMapping) throws(JobFileError) -> String? {
    guard let name = try keys.text("record_source") else { return nil }
    if let fault = SourceSettings.fault(ofRecordSource: name) {
      throw keys.error(at: keys.node("record_source")?.place, "\"record_source\" \(fault)")
    }
    return name
  }

  private static func format(
    _ keys: JobFileMapping, _ inherited: InputFormatChoice
  ) throws(JobFileError) -> InputFormatChoice {
    var format = inherited
    format.layout = try choice("format", keys) ?? format.layout
    format.encoding = try choice("encoding", keys) ?? format.encoding
    format.delimiter = try keys.text("delimiter") ?? format.delimiter
    format.quote = try keys.text("quote") ?? format.quote
    format.nullText = try keys.text("null_text") ?? format.nullText
    do throws(InputFormatChoice.Fault) {
      _ = try format.format()
    } catch {
      let key = error.part.rawValue.replacing("-", with: "_")
      throw keys.error(at: keys.node(key)?.place, "\"\(key)\" \(error.reason)")
    }
    return format
  }

  private static func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ key: String, _ keys: JobFileMapping
  ) throws(JobFileError) -> Value? {
    guard let text = try keys.text(key) else { return nil }
    guard let value = Value(rawValue: text) else {
      let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw keys.error(at: keys.node(key)?.place, "\"\(key)\" is one of \(known)")
    }
    return value
  }
}
