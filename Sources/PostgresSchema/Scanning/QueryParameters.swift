/// Values for the variables of a query, which stand in it as psql writes them: `:'name'`.
///
///     try QueryParameters(["from": "2026-01-31"]).bind(in: "SELECT * FROM t WHERE day >= :'from'")
///
/// A value becomes a quoted literal, whose type the server finds out as for any other: it can be no SQL.
package struct QueryParameters: Hashable, Sendable {
  private let values: [String: String]

  package init(_ values: [String: String]) { self.values = values }

  /// Writes the values in the places of the variables; strings and comments are left as they are.
  ///
  /// - Throws: `QueryError` where a variable has no value, or a value no variable.
  package func bind(in query: String) throws(QueryError) -> String {
    let bytes = Array(query.utf8)
    var bound: [UInt8] = []
    var copied = 0
    var unused = Set(values.keys)
    for variable in try Self.variables(in: bytes) {
      guard let value = values[variable.name] else {
        throw .withoutValue(variable.name, place: variable.place)
      }
      unused.remove(variable.name)
      bound += bytes[copied..<variable.range.lowerBound]
      bound += SQL.literal(value).text.utf8
      copied = variable.range.upperBound
    }
    if let name = unused.min() { throw .withoutPlace(name) }
    return String(decoding: bound + bytes[copied...], as: UTF8.self)
  }

  private static func variables(
    in bytes: [UInt8]
  ) throws(QueryError) -> [(name: String, range: Range<Int>, place: TextPlace)] {
    var lexer = Lexer(bytes)
    var found: [(name: String, range: Range<Int>, place: TextPlace)] = []
    var colon: Token?
    while true {
      let next: Token?
      do throws(ScanError) { next = try lexer.next() } catch { throw .unreadable(error) }
      guard let token = next else { return found }
      if let start = colon, token.kind == .string, token.range.lowerBound == start.range.upperBound
      {
        let name = String(decoding: bytes[token.range].dropFirst().dropLast(), as: UTF8.self)
        found.append((name, start.range.lowerBound..<token.range.upperBound, start.place))
      }
      colon = bytes[token.range] == [UInt8(ascii: ":")] ? token : nil
    }
  }
}

/// Why a query's variables cannot be given their values.
package enum QueryError: Error, Hashable, Sendable {
  case unreadable(ScanError)
  case withoutValue(String, place: TextPlace)
  case withoutPlace(String)
}

extension QueryError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreadable(let error):
      "the query cannot be read: \(error)"
    case .withoutValue(let name, let place):
      "the query's :'\(name)' at \(place) has no value; give it with --parameter \(name)=…"
    case .withoutPlace(let name):
      "the query has no :'\(name)' that the parameter \"\(name)\" could stand for"
    }
  }
}
