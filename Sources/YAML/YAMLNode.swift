/// A value of a YAML document, with the place where it begins.
package struct YAMLNode: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    case scalar(String)
    case sequence([YAMLNode])
    case mapping([Entry])
  }

  package struct Entry: Hashable, Sendable {
    package var key: String
    package var keyPlace: YAMLPlace
    package var value: YAMLNode
  }

  package var content: Content
  package var place: YAMLPlace
}

/// A place in a text; both numbers count from 1.
package struct YAMLPlace: Hashable, Sendable, CustomStringConvertible {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package var description: String { "\(line):\(column)" }
}

/// Why a text is no YAML, or more YAML than is read here.
package struct YAMLError: Error, Hashable, Sendable, CustomStringConvertible {
  package var place: YAMLPlace
  package var reason: String

  package var description: String { "\(place): \(reason)" }
}
