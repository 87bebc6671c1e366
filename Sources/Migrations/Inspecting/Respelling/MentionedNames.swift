import PostgresSchema

extension SQL {
  /// Every name that the text may mean as a column, and some that it does not.
  var mentionedNames: Set<String> {
    var names: Set<String> = []
    var scalars = Substring.UnicodeScalarView(Substring(text).unicodeScalars)
    while let first = scalars.first {
      if first == "\"" {
        scalars.removeFirst()
        names.insert(Self.takeQuoted(from: &scalars))
      } else if first.isPartOfName {
        let word = scalars.prefix { $0.isPartOfName }
        names.insert(String(Substring(word)).lowercased())
        scalars.removeFirst(word.count)
      } else {
        scalars.removeFirst()
      }
    }
    return names
  }

  /// Takes a name up to its closing quote; two quotes within it are one.
  private static func takeQuoted(from scalars: inout Substring.UnicodeScalarView) -> String {
    var name = String.UnicodeScalarView()
    while let scalar = scalars.popFirst() {
      if scalar == "\"" {
        guard scalars.first == "\"" else { break }
        scalars.removeFirst()
      }
      name.append(scalar)
    }
    return String(name)
  }
}

extension Unicode.Scalar {
  fileprivate var isPartOfName: Bool {
    self == "_" || self == "$" || properties.isAlphabetic || properties.numericType != nil
  }
}
