extension ConnectionTarget {
  /// The same server and user, and another database.
  package func database(named name: String) throws(PostgresError) -> ConnectionTarget {
    if case .cluster(let cluster) = self { return .url(cluster.url(ofDatabase: name)) }
    return try changing(["dbname": name])
  }

  /// The same server and database, and another user.
  package func user(
    named name: String, password: String
  ) throws(PostgresError) -> ConnectionTarget {
    try changing(["user": name, "password": password])
  }

  private func changing(_ changes: [String: String]) throws(PostgresError) -> ConnectionTarget {
    let values = try ConnectionOptions(for: self, applicationName: "").values
      .merging(changes) { $1 }
    let words = values.sorted { $0.key < $1.key }.map { key, value in
      "\(key)='\(value.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
    }
    return .url(words.joined(separator: " "))
  }
}
