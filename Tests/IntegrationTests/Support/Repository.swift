import FoundationEssentials
import SystemPackage

/// Places in this repository.
enum Repository {
  static let root = FilePath(#filePath)
    .removingLastComponent().removingLastComponent().removingLastComponent()
    .removingLastComponent()

  static let aimlVault = root.appending("generated-sql/aiml/vault.json")

  /// A file of the two example days: `example("day1", "users")`.
  static func example(_ day: String, _ source: String) -> String {
    root.appending("Examples/aiml/\(day)/\(source).csv").string
  }

  /// Makes realistic deliveries of the five systems; their schemas lie beside it.
  static let generator = root.appending("Tests/Fixtures/sources/generate.py")
}
