/// Names of Swift, made of names of a database.
enum SwiftName {
  /// `tenant_id` becomes `tenantId`; a name of the language is written between backticks.
  static func property(_ name: String) -> String {
    let words = Words.asWritten(name)
    let first = words.first.map { $0.loweringCapitals } ?? ""
    let text = started(first + words.dropFirst().map(\.capitalized).joined(), with: "column")
    // After a dot these would mean something else even between backticks.
    if ["init", "self"].contains(text) { return "\(text)Column" }
    return keywords.contains(text) ? "`\(text)`" : text
  }

  /// `user_profiles` becomes `UserProfiles`.
  static func type(_ name: String) -> String {
    let text = started(capitalized(name), with: "Table")
    return reservedTypes.contains(text) ? "\(text)Records" : text
  }

  /// `user_profile` becomes `UserProfile`, without an ending.
  static func file(_ name: String) -> String { started(capitalized(name), with: "Item") }

  private static func capitalized(_ name: String) -> String {
    Words.asWritten(name).map(\.capitalized).joined()
  }

  /// The name of a hub, a source or a link within a model: `jobMaterial`.
  static func constant(_ name: String) -> String {
    let words = Words.asWritten(name)
    let text = (words.first?.loweringCapitals ?? "") + words.dropFirst().map(\.capitalized).joined()
    let named = started(text, with: "item")
    return keywords.contains(named) || reservedConstants.contains(named) ? "\(named)Item" : named
  }

  private static func started(_ text: String, with prefix: String) -> String {
    guard let first = text.first else { return prefix }
    return first.isNumber ? prefix + text : text
  }

  /// Words that a declaration cannot have for a name as they are.
  static let keywords: Set<String> = [
    "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer",
    "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for",
    "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil",
    "operator", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return",
    "self", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try",
    "typealias", "var", "where", "while",
  ]

  /// What a line of a model would mean something else by.
  private static let reservedConstants: Set<String> = [
    "actor", "any", "async", "await", "consume", "copy", "each", "macro", "some", "then", "unsafe",
    "discard", "row", "vault", "tenant", "systemTenant", "print", "min", "max", "abs", "zip",
    "type", "main",
  ]

  /// Types that the files of a model speak of; one of the model's own would hide them.
  static let reservedTypes: Set<String> = [
    "Absences", "Any", "Array", "Attribute", "AttributeBuilder", "AttributeConvertible", "Bool",
    "Bridge",
    "Character", "Closing", "Column", "ColumnEncoding", "ColumnZone", "Combined", "Constant",
    "DataVault", "Deleted", "Delivery",
    "DeliveryRule",
    "Dictionary",
    "Double",
    "Dropped", "Each", "Error", "Excluded", "ExcludedTable", "ForeignKeys", "HashAlgorithm",
    "HashRules", "Hub", "HubKey", "Int", "Key", "KeyBuilder", "KeyNormalization", "KeyPresence",
    "KeyValue", "KeyValueConvertible", "Link", "LinkBuilder", "LinkKind", "LoadDate",
    "LookedUpTenant", "Mart",
    "MartBuilder", "Masking", "Metric", "Mirror", "MissingKey", "ModelPlace", "ModelProcess",
    "Monitor", "MonitorBuilder", "NamingPolicy", "Never", "OpenMarker", "Optional", "Ordered",
    "Participant",
    "ParticipantConvertible", "PartitionSpan", "PointInTime", "Protocol", "QualityDimension",
    "QualityRule", "QualitySeverity", "Reference", "Result", "Retired", "Roles", "RowHash",
    "SQLType", "Satellite", "SatelliteKind", "Self", "Sensitivity", "Set", "SnapshotCalendar",
    "Source", "SourceBuilder", "SourceElement", "SourceTable", "StatusSatellite", "String", "Swift",
    "TableDeclaration", "TableTraits", "Threshold", "ThresholdDirection", "TrackingSatellite",
    "Traits", "Type", "Vault", "VaultBuilder", "VaultConventions", "VaultElement", "VaultModel",
    "When",
  ]
}

extension String {
  /// With a capital first letter, and the rest as it is.
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }

  /// `ID` becomes `id`, `URLPath` becomes `urlPath`; a name that begins small stays.
  fileprivate var loweringCapitals: String {
    let capitals = prefix { $0.isUppercase }
    guard capitals.count > 1, capitals.count < count else {
      return capitals.lowercased() + dropFirst(capitals.count)
    }
    return capitals.dropLast().lowercased() + dropFirst(capitals.count - 1)
  }
}
