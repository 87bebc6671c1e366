import FoundationEssentials
import SystemPackage
import TestSupport

extension VaultRig {
  func verify(_ arguments: [String] = []) async throws -> Program.Outcome {
    try await Program.vaultload.run(
      ["verify", "--vault", vaultFile.string, "--database", url] + arguments)
  }
}

/// The checks that found something, read back from JSON.
struct Findings: Decodable {
  struct Check: Decodable {
    var rule: String
    var table: String
    var faults: Int64
    var examples: [Example]
  }

  struct Example: Decodable {
    var place: String
    var fault: String
  }

  var checks: [Check]

  init(json: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(json.utf8)) }

  var names: Set<String> {
    Set(checks.filter { $0.faults > 0 && !$0.examples.isEmpty }.map { "\($0.rule) \($0.table)" })
  }
}
