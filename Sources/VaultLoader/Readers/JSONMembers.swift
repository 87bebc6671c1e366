import VaultModel

/// Where in a JSON object the columns of a plan stand.
///
/// A column `customer.name` is the member of that very name, or the member `name` of the object
/// `customer`.
struct JSONMembers: Sendable {
  /// How a column takes a value.
  enum Form: Sendable {
    /// Strings as their characters, all else as it is written.
    case text
    /// The JSON text itself.
    case json
    /// A JSON array as the array that PostgreSQL would write.
    case array
    /// The same, of elements that are JSON themselves.
    case arrayOfJSON
  }

  private struct Node {
    var column: Int?
    var isExcluded = false
    /// A column of the source that feeds nothing.
    var isUnused = false
    var children: [(name: [UInt8], node: Int)] = []
  }

  /// The node of the record itself.
  static let root = 0
  private(set) var forms: [Form] = []
  /// Whether there are members whose values are not kept.
  let mayExclude: Bool
  private var nodes = [Node()]

  init(of plan: RoutePlan) {
    let excluded = plan.source.excluded.map(\.name)
    let told = Set(plan.columns.map(\.name) + excluded)
    self.init(
      plan.columns.map { ($0.name, Form($0.type)) }, excluding: excluded,
      unused: plan.source.columns.map(\.name).filter { !told.contains($0) })
  }

  init(
    _ columns: [(name: String, form: Form)], excluding excluded: [String] = [],
    unused: [String] = []
  ) {
    mayExclude = !excluded.isEmpty
    for (index, column) in columns.enumerated() {
      forms.append(column.form)
      for node in places(of: column.name) { nodes[node].column = index }
    }
    for name in excluded {
      for node in places(of: name) { nodes[node].isExcluded = true }
    }
    for name in unused {
      for node in places(of: name) { nodes[node].isUnused = true }
    }
  }

  /// The nodes where a column may stand.
  private mutating func places(of column: String) -> [Int] {
    let path = column.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    return path.count > 1 ? [self.node(at: [column]), self.node(at: path)] : [self.node(at: path)]
  }

  private mutating func node(at path: [String]) -> Int {
    var node = Self.root
    for name in path.map({ Array($0.utf8) }) {
      if let known = nodes[node].children.first(where: { $0.name == name }) {
        node = known.node
        continue
      }
      nodes.append(Node())
      nodes[node].children.append((name, nodes.count - 1))
      node = nodes.count - 1
    }
    return node
  }

  func column(of node: Int) -> Int? { nodes[node].column }

  func isExcluded(_ node: Int) -> Bool { nodes[node].isExcluded }

  /// Whether a member's value is one column's, so that what stands within it is no column's own.
  func isWhole(_ node: Int) -> Bool {
    nodes[node].column != nil || nodes[node].isExcluded || nodes[node].isUnused
  }

  func hasMembers(_ node: Int) -> Bool { !nodes[node].children.isEmpty }

  /// The member of a name; `turn` counts the members met so far, which often come in one order.
  func member(_ name: UnsafeRawBufferPointer, of node: Int, turn: Int) -> Int? {
    let children = nodes[node].children
    if turn < children.count, children[turn].name.elementsEqual(name) { return children[turn].node }
    return children.first { $0.name.elementsEqual(name) }?.node
  }
}

extension JSONMembers.Form {
  init(_ type: SQLType) {
    switch type {
    case .jsonb: self = .json
    case .array(.jsonb): self = .arrayOfJSON
    case .array: self = .array
    case .bool, .int2, .int4, .int8, .float4, .float8, .numeric, .unconstrainedNumeric, .text,
      .varchar, .bytea, .uuid, .date, .time, .timestamp, .timestamptz, .interval, .inet:
      self = .text
    }
  }
}
