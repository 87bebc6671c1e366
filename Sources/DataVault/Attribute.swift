/// A column of a satellite: a source's column and what the vault makes of it.
public struct Attribute: Hashable, Sendable {
  package let column: Column
  package var name: String
  package var explanation: String?
  package var isHashed = true
  package var sensitivity = Sensitivity.none
  package var masking: Masking?
  package var formerName: String?
  /// The line of the satellite that holds it; the column's own until then.
  package var place: ModelPlace

  package init(_ column: Column) {
    self.column = column
    name = column.attributeName
    place = column.place
  }

  /// The attribute at the line of the declaration that takes it.
  package func placed(at place: ModelPlace) -> Attribute {
    var result = self
    result.place = place
    return result
  }
}

/// What can be written as a line of a satellite: a column of the source, plain or refined.
public protocol AttributeConvertible: Sendable {
  /// The satellite's attribute.
  var attribute: Attribute { get }
}

extension Attribute: AttributeConvertible {
  /// Itself.
  public var attribute: Attribute { self }
}

extension Column: AttributeConvertible {
  /// An attribute of the column's own name and type.
  public var attribute: Attribute { Attribute(self) }
}

extension AttributeConvertible {
  /// Gives the satellite's column a name of its own.
  public func named(_ name: String) -> Attribute { changed { $0.name = name } }

  /// Says what the column holds, in a sentence.
  public func about(_ text: String) -> Attribute { changed { $0.explanation = text } }

  /// Stores the column with a version, but lets a change of it alone make none.
  ///
  /// For touch times and counters that move without news.
  public func notHashed() -> Attribute { changed { $0.isHashed = false } }

  /// Says how careful one has to be with the column.
  public func sensitive(_ sensitivity: Sensitivity) -> Attribute {
    changed { $0.sensitivity = sensitivity }
  }

  /// Says how the value is shown to those who may not see it: `.masked(.lastFour)`.
  ///
  /// The satellite gets a view `<satellite>_masked` beside that of its open versions.
  public func masked(_ masking: Masking) -> Attribute { changed { $0.masking = masking } }

  /// Says what the column was called before, so that its new name makes no new versions.
  ///
  /// The value is hashed under the first name for ever: `row.mail.renamed(from: "email")`.
  public func renamed(from formerName: String) -> Attribute {
    changed { $0.formerName = formerName }
  }

  private func changed(_ change: (inout Attribute) -> Void) -> Attribute {
    var result = attribute
    change(&result)
    return result
  }
}
