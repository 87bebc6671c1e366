import YAML

/// A mapping of a job file, whose keys are asked for one after the other.
struct JobFileMapping {
  let path: String
  let place: YAMLPlace
  private let entries: [YAMLNode.Entry]

  /// Takes a mapping with none but these keys.
  ///
  /// - Throws: `JobFileError`.
  init(_ node: YAMLNode, in path: String, keys: [String]) throws(JobFileError) {
    try self.init(node, in: path)
    for entry in entries where !keys.contains(entry.key) {
      throw error(
        at: entry.keyPlace,
        "unknown key \"\(entry.key)\"; here stand \(keys.joined(separator: ", "))")
    }
  }

  /// Takes a mapping whose keys are names of its author's.
  ///
  /// - Throws: `JobFileError`.
  init(_ node: YAMLNode, in path: String) throws(JobFileError) {
    guard case .mapping(let entries) = node.content else {
      throw JobFileError(path: path, place: node.place, reason: "expected keys with values")
    }
    self.path = path
    self.place = node.place
    self.entries = entries
  }

  /// A mapping that says nothing.
  init(emptyAt place: YAMLPlace, in path: String) {
    self.path = path
    self.place = place
    entries = []
  }

  func error(at place: YAMLPlace? = nil, _ reason: String) -> JobFileError {
    JobFileError(path: path, place: place ?? self.place, reason: reason)
  }

  var all: [YAMLNode.Entry] { entries }

  func node(_ key: String) -> YAMLNode? { entries.first { $0.key == key }?.value }

  func place(of key: String) -> YAMLPlace? { entries.first { $0.key == key }?.keyPlace }

  func text(_ key: String) throws(JobFileError) -> String? {
    guard let node = node(key) else { return nil }
    return try text(of: node, "\"\(key)\"")
  }

  func required(_ key: String) throws(JobFileError) -> String {
    guard let text = try text(key) else { throw error("the key \"\(key)\" is missing") }
    return text
  }

  /// One text, or a list of them.
  func texts(_ key: String) throws(JobFileError) -> [String] {
    guard let node = node(key) else { return [] }
    guard case .sequence(let items) = node.content else {
      return [try text(of: node, "\"\(key)\"")]
    }
    var texts: [String] = []
    for item in items { texts.append(try text(of: item, "an item of \"\(key)\"")) }
    return texts
  }

  /// One text, or a list of them, each with its place.
  func placedTexts(_ key: String) throws(JobFileError) -> [(text: String, place: YAMLPlace)] {
    guard let node = node(key) else { return [] }
    let places =
      if case .sequence(let items) = node.content { items.map(\.place) } else { [node.place] }
    return Array(zip(try texts(key), places)).map { (text: $0.0, place: $0.1) }
  }

  func flag(_ key: String) throws(JobFileError) -> Bool? {
    switch try text(key) {
    case nil: return nil
    case "true": return true
    case "false": return false
    case .some: throw error(at: node(key)?.place, "\"\(key)\" is true or false")
    }
  }

  func number(_ key: String, atLeast least: Int64) throws(JobFileError) -> Int64? {
    guard let text = try text(key) else { return nil }
    guard let number = Int64(text), number >= least else {
      throw error(at: node(key)?.place, "\"\(key)\" is a whole number from \(least) on")
    }
    return number
  }

  private func text(of node: YAMLNode, _ what: String) throws(JobFileError) -> String {
    guard case .scalar(let text) = node.content else {
      throw error(at: node.place, "\(what) is one value")
    }
    return text
  }
}
