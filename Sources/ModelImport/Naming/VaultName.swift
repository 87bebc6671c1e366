import PostgresSchema

/// Names of a vault, made of names of a database: small letters, digits and underscores.
package enum VaultName {
  /// A table's name becomes several longer ones, of which PostgreSQL keeps 63 bytes: the longest have
  /// `_effectivity_hash_diff` behind it, and equal names a number.
  static let longest = 38

  /// `Order Items` becomes `order_items`.
  package static func plain(_ name: String) -> String {
    let text = Words.of(name).joined(separator: "_")
    guard let first = text.first else { return "item" }
    return first.isNumber ? "n\(text)" : text
  }

  /// The same, cut where it is too long; what was cut shows as four digits that tell names apart.
  package static func short(_ name: String, atMost limit: Int = longest) -> String {
    let text = plain(name)
    guard text.utf8.count > limit else { return text }
    var start = text.prefix(limit - 5)
    while start.last == "_" { start.removeLast() }
    return "\(start)_\(ObjectName.checksum(of: text).suffix(4))"
  }

  /// What one row of a table is: `user_profiles` becomes `user_profile`.
  static func singular(_ name: String) -> String {
    var words = Words.of(name)
    guard let last = words.popLast() else { return "item" }
    return plain((words + [singularWord(last)]).joined(separator: "_"))
  }

  private static func singularWord(_ word: String) -> String {
    if let known = irregular[word] { return known }
    for ending in ["ss", "us", "is", "ics", "ious"] where word.hasSuffix(ending) { return word }
    if word.hasSuffix("ies"), word.count > 4 { return "\(word.dropLast(3))y" }
    for ending in ["sses", "xes", "shes", "tches", "zzes"] where word.hasSuffix(ending) {
      return String(word.dropLast(2))
    }
    return word.hasSuffix("s") && word.count > 2 ? String(word.dropLast()) : word
  }

  private static let irregular = [
    "people": "person", "persons": "person", "children": "child", "men": "man", "women": "woman",
    "addresses": "address", "aliases": "alias", "analyses": "analysis", "bases": "base",
    "batches": "batch", "branches": "branch", "buses": "bus", "crises": "crisis", "data": "data",
    "diagnoses": "diagnosis", "has": "has", "indices": "index", "lens": "lens",
    "matrices": "matrix",
    "media": "media", "news": "news", "series": "series", "species": "species",
    "statuses": "status", "searches": "search", "taxes": "tax", "vertices": "vertex",
    "axes": "axis", "approaches": "approach", "launches": "launch", "movies": "movie",
    "cookies": "cookie",
  ]
}
