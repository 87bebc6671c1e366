import FoundationEssentials
import ModelGraph
import Subprocess
import SystemPackage
import TestSupport
import Testing
import VaultModel

@Suite struct GraphTextTests {
  static let golden = FilePath(#filePath).removingLastComponent().appending("Golden")

  /// What Mermaid, Graphviz, XML or a shell would read as its own.
  static let hostileNames = [
    "a\"b", "<script>alert(1)</script>", "a & b &amp; c", "]]>", "-->", "end", "a|b", "`code`",
    "#quot;", "two\nlines", "\u{1}\u{8}", "\\", "\\N", "'; --", "模型", "👩‍👩‍👧", "e\u{301}", "%%{init}%%",
    String(repeating: "long_", count: 12),
  ]

  @Test(arguments: zip(GraphFormat.allCases, ["library.mmd", "library.dot", "library.svg"]))
  func `the library's graph is as it was reviewed`(format: GraphFormat, file: String) throws {
    try assertSnapshot(
      Graph(of: LibraryVault.vault).text(as: format), Self.golden.appending(file))
  }

  @Test(arguments: GraphFormat.allCases, Seed.several(4))
  func `the order of the model's lists changes nothing`(format: GraphFormat, seed: Seed) {
    var random = seed.generator
    var shuffled = LibraryVault.vault
    shuffled.hubs.shuffle(using: &random)
    shuffled.links.shuffle(using: &random)
    shuffled.satellites.shuffle(using: &random)
    shuffled.references.shuffle(using: &random)
    shuffled.marts.shuffle(using: &random)
    #expect(Graph(of: shuffled).text(as: format) == Graph(of: LibraryVault.vault).text(as: format))
  }

  @Test(arguments: GraphFormat.allCases)
  func `a vault of a tenant alone has a graph`(format: GraphFormat) {
    let vault = CompiledVault(
      name: "small", hashSpec: HashSpec(), tenantHub: "tenant",
      hubs: [LibraryVault.hub("tenant", "code")], links: [], satellites: [], sources: [])
    #expect(Graph(of: vault).text(as: format).contains("tenant"))
  }

  @Test func `the library's picture is well-formed`() throws {
    let elements = try XMLScan(Graph(of: LibraryVault.vault).text(as: .svg)).elements
    #expect(elements.count { $0 == "title" } == Graph(of: LibraryVault.vault).nodes.count + 1)
  }

  @Test(arguments: hostileNames)
  func `an SVG is well-formed and holds nothing but shapes and words`(name: String) throws {
    let vault = LibraryVault.vault(called: name)
    let elements = try XMLScan(Graph(of: vault).text(as: .svg)).elements
    #expect(
      Set(elements).isSubset(of: ["svg", "title", "desc", "g", "text", "rect", "path"]),
      "\(Set(elements))")
    #expect(elements.count { $0 == "rect" } > 2)
  }

  @Test(arguments: hostileNames)
  func `no name ends a label of a Mermaid flowchart`(name: String) {
    let lines = Graph(of: LibraryVault.vault(called: name)).text(as: .mermaid)
      .split(separator: "\n").dropFirst(3)
    for line in lines.dropFirst() {
      #expect(line.wholeMatch(of: Self.mermaidLine) != nil, "\(line)")
    }
  }

  // A regular expression is not Sendable; a new one for each use is.
  private static var mermaidLine: Regex<Substring> {
    let label = #""[^"`\\]*""#
    let id = "[a-zA-Z0-9_]+"
    let shape = #"(?:\[\#(label)\]|\{\{\#(label)\}\}|\(\#(label)\))"#
    let text =
      "  (?:\(id)\(shape):::[a-z]+|\(id) (?:---|-\\.-|===)(?:\\|\(label)\\|)? \(id)"
      + "|classDef [a-z]+ [a-z0-9:#,]+)"
    guard let regex = try? Regex(text, as: Substring.self) else {
      preconditionFailure("the expression is a constant")
    }
    return regex
  }

  @Test(arguments: hostileNames)
  func `Graphviz draws any name`(name: String) async throws {
    guard let dot = try? await Executable.name("dot").resolveExecutablePath(in: .inherit) else {
      try Test.cancel("Graphviz is not installed")
    }
    let outcome = try await Helper.run(
      dot, ["-Tsvg"], input: Graph(of: LibraryVault.vault(called: name)).text(as: .dot))
    #expect(!outcome.errorOutput.contains("syntax error"), "\(outcome.errorOutput)")
    #expect(try XMLScan(outcome.output).elements.count { $0 == "ellipse" } == 0)
  }
}
