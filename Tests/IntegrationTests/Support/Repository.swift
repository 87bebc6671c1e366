import FoundationEssentials
import SystemPackage

/// Places in this repository and beside it.
enum Repository {
  static let root = FilePath(#filePath)
    .removingLastComponent().removingLastComponent().removingLastComponent()
    .removingLastComponent()

  static let aimlVault = root.appending("generated-sql/aiml/vault.json")

  /// A file of the two example days: `example("day1", "users")`.
  static func example(_ day: String, _ source: String) -> String {
    root.appending("Examples/aiml/\(day)/\(source).csv").string
  }

  /// The generator of realistic deliveries lies beside the repository, where it is at hand.
  static let generator = root.appending("../shared/sources/generate.py")

  static let hasGenerator = FileManager.default.fileExists(atPath: generator.string)
}
