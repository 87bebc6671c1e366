/// One part of a hub's business key.
///
/// ```swift
/// Key("email", .text, normalized: .trim, .uppercase)
/// ```
public struct Key: Hashable, Sendable {
  package let name: String
  package let type: SQLType
  package let normalization: [KeyNormalization]
  package let presence: KeyPresence
  package var sensitivity = Sensitivity.none

  /// Declares a part of a business key.
  ///
  /// - Parameters:
  ///   - name: The name of the hub's column.
  ///   - type: The type in which the key is stored and hashed.
  ///   - normalized: What is done to a text before it is hashed, in this order.
  ///   - presence: Whether the part must be there.
  public init(
    _ name: String, _ type: SQLType, normalized: KeyNormalization...,
    presence: KeyPresence = .required
  ) {
    self.name = name
    self.type = type
    normalization = normalized
    self.presence = presence
  }

  /// Says how careful one has to be with the part: `Key("email", .text).sensitive(.personal)`.
  public func sensitive(_ sensitivity: Sensitivity) -> Key {
    var result = self
    result.sensitivity = sensitivity
    return result
  }
}
