extension ConnectionTarget {
  /// The same server and user, and another database.
  package func database(named name: String) throws(PostgresError) -> ConnectionTarget {
    if case .cluster(let cluster) = self { return .url(cluster.url(ofDatabase: name)) }
    var values = try ConnectionOptions(for: self, applicationName: "").values
    values["dbname"] = name
    let words = values.sorted { $0.key < $1.key }.map { key, value in
      "\(key)='\(value.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
    }
    return .url(words.joined(separator: " "))
  }
}
