import FoundationEssentials
import ModelLoading
import SystemPackage
import TestSupport
import Testing
import VaultModel

/// Every example of the language's articles is a whole model behind `TheSharedPart`.
///
/// One after the other: each would compile the language anew where no cache has it yet.
@Suite(.serialized) struct ArticleTests {
  private static let catalog = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .removingLastComponent().appending("Sources/DataVault/DataVault.docc")

  static let articles =
    ((try? FileManager.default.contentsOfDirectory(atPath: catalog.string)) ?? [])
    .filter { !["TheSharedPart.md", "DataVault.md"].contains($0) }.sorted()

  @Test func `there is an article for each kind of object`() {
    #expect(Self.articles.count >= 18)
  }

  @Test(arguments: articles)
  func `an article's examples compile and have nothing to mend`(article: String) async throws {
    let shared = try #require(try Self.examples(of: "TheSharedPart.md").first)
    let examples = try Self.examples(of: article)
    #expect(!examples.isEmpty)
    for example in examples {
      try await ModelFolder.with([
        "Shop.swift": shared, "Example.swift": "import DataVault\n\n\(example)",
      ]) { folder in
        let loader = try await ModelLoader(environment: folder.environment())
        let model = try await loader.load(folder.model)
        #expect(model.output == "")
        #expect(model.model.findings.filter { $0.severity == .error }.map(\.message) == [])
        #expect(model.model.vault != nil)
      }
    }
  }

  /// The blocks between a line of "```swift" and the next of "```".
  private static func examples(of article: String) throws -> [String] {
    let text = try String(contentsOfFile: catalog.appending(article).string, encoding: .utf8)
    return text.split(separator: "```swift\n").dropFirst()
      .compactMap { $0.split(separator: "```").first.map(String.init) }
  }
}
