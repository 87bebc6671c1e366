import PostgresSchema

extension SQL {
  /// Every name that the text may mean as a column, and some that it does not.
  var mentionedNames: Set<String> {
    var names: Set<String> = []
    let scalars = text.unicodeScalars
    var place = scalars.startIndex
    while place < scalars.endIndex {
      if scalars[place] == "\"" {
        scalars.formIndex(after: &place)
        names.insert(Self.quotedName(in: scalars, from: &place))
      } else if scalars[place].isPartOfName {
        let end = scalars[place...].firstIndex { !$0.isPartOfName } ?? scalars.endIndex
        names.insert(String(scalars[place..<end]).lowercased())
        place = end
      } else {
        scalars.formIndex(after: &place)
      }
    }
    return names
  }

  /// Reads a name and its closing quote; two quotes within it are one.
  private static func quotedName(
    in scalars: String.UnicodeScalarView, from place: inout String.UnicodeScalarView.Index
  ) -> String {
    var name = String.UnicodeScalarView()
    while place < scalars.endIndex {
      let scalar = scalars[place]
      scalars.formIndex(after: &place)
      if scalar == "\"" {
        guard place < scalars.endIndex, scalars[place] == "\"" else { break }
        scalars.formIndex(after: &place)
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
