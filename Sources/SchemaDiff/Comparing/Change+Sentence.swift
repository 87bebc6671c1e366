package import PostgresSchema

extension Change {
  package var identity: ObjectIdentity {
    switch self {
    case .added(let entry), .removed(let entry), .altered(_, let entry): entry.object.identity
    case .renamedColumn(let rename):
      ObjectIdentity(.column, rename.table, member: rename.to)
    }
  }

  /// What differs, where the first catalog is what is expected and the second what is there.
  package var sentence: String {
    switch self {
    case .added(let entry):
      "\(entry.object.identity) is there, and nothing asks for it: \(entry.object)"
    case .removed(let entry): "\(entry.object.identity) is missing"
    case .altered(let before, let after):
      "\(after.object.identity) is \(after), and should be \(before)"
    case .renamedColumn(let rename):
      "column \(rename.table).\(rename.from) is named \(rename.to)"
    }
  }
}
