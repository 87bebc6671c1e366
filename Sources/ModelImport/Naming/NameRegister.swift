/// Names that are taken, so that no two things get the same.
struct NameRegister: Hashable, Sendable {
  private var taken: Set<String>

  init(taken: Set<String> = []) { self.taken = taken }

  func contains(_ name: String) -> Bool { taken.contains(name) }

  /// Takes the name, or the first of `name2`, `name3` and so on that is free.
  ///
  /// - Parameters:
  ///   - name: The name that would be best.
  ///   - separator: Stands between it and a number.
  /// - Returns: The name that was taken.
  mutating func take(_ name: String, separator: String = "") -> String {
    if taken.insert(name).inserted { return name }
    let isQuoted = name.hasPrefix("`")
    let plain = isQuoted ? String(name.dropFirst().dropLast()) : name
    var number = 2
    while !taken.insert("\(plain)\(separator)\(number)").inserted { number += 1 }
    return "\(plain)\(separator)\(number)"
  }
}
