import FoundationEssentials
import SystemPackage
import VaultModel

/// A system that this repository has a model of; its DDL and its data lie with the generator.
enum ModelledSystem: String, CaseIterable, Sendable {
  case aiml
  case kembridge
  case smb
  case sovren
  case ude

  var vaultFile: FilePath {
    Repository.root.appending("generated-sql/\(rawValue)/vault.json")
  }

  /// The statements that make the system's own tables.
  func ddl() throws -> String {
    try String(
      contentsOfFile: Repository.generator.removingLastComponent().appending("\(rawValue).sql")
        .string, encoding: .utf8)
  }

  /// The database schema of the system's own tables.
  var schema: String {
    switch self {
    case .aiml: "aiml_ops"
    case .kembridge, .smb, .sovren, .ude: rawValue
    }
  }

  func vault() throws -> CompiledVault {
    try VaultFile.decode(Data(contentsOf: URL(filePath: vaultFile.string)))
  }

  /// What the generator is told: few rows, but so many that some change, are new and go away each day.
  var size: [String] {
    let rows =
      switch self {
      case .aiml: ["users=40", "ai_deployments=40"]
      case .kembridge: ["users=40", "user_auth_methods=50", "quantum_keys=8"]
      case .smb: ["users=12", "team_assignments=8", "businesses=4", "documents=40"]
      case .sovren: ["users=8", "shadow_board_executives=48", "crm_unified_data=40"]
      case .ude: ["user_profiles=40", "bookings=40", "catalog=40", "staff=40", "memory_engrams=40"]
      }
    return ["--tenants", "2", "--scale", "0.05"] + rows.flatMap { ["--rows", $0] }
  }
}

extension CompiledVault {
  /// The schemas in which its tables lie, those of its marts among them.
  var schemas: Set<String> {
    Set(
      hubs.map(\.table.schema) + links.map(\.table.schema) + satellites.map(\.table.schema)
        + references.map(\.table.schema) + pointInTimes.map(\.table.schema)
        + bridges.map(\.table.schema) + marts.map(\.view.schema))
  }
}
