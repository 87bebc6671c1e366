import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// `vaultload check` and `vaultload health` over what `vaultload run` has stored.
@Suite struct HealthTests {
  @Test func `two loaded days are told as they are, and a planted breach is critical`() async throws
  {
    try await VaultRig.withAiml { rig in
      let empty = try await rig.health()
      #expect(empty.exitCode == 0, "\(empty.output)\(empty.errorOutput)")
      #expect(try Health(json: empty.output).parts["tenant_isolation"]?.state == "unknown")
      #expect(try Health(json: empty.output).parts["performance"]?.state == "unknown")
      for source in Deliveries.aimlSources {
        try await rig.load(source, [Repository.example("day1", source)])
      }
      let loaded = try Health(json: try await rig.health().output)
      #expect(loaded.parts["loads"]?.state == "ok")
      #expect(loaded.parts["quality"]?.state == "unknown")
      #expect(loaded.parts["tenant_isolation"]?.state == "ok")
      #expect(loaded.parts["completeness"]?.state == "ok")
      // A good third of the answers are not safe: a low score alarms.
      #expect(loaded.parts["performance"]?.state == "critical")
      #expect(
        loaded.parts["performance"]?.findings.contains {
          $0.subject == "ai_performance.average_safety_score" && $0.state == "critical"
        } == true)
      _ = try await rig.rows(
        """
        UPDATE auth.user_profile_s SET tenant_hk = (
          SELECT tenant_hk FROM auth.tenant_h WHERE tenant_hk <> auth.user_profile_s.tenant_hk
            AND tenant_hk <> util.zero_key() LIMIT 1)
        WHERE user_hk = (SELECT user_hk FROM auth.user_profile_s ORDER BY user_hk DESC LIMIT 1)
        """)
      let breached = try await rig.health()
      #expect(breached.exitCode == 3)
      let isolation = try Health(json: breached.output).parts["tenant_isolation"]
      #expect(isolation?.state == "critical")
      #expect(isolation?.findings.map(\.subject) == ["auth.user_profile_s"])
      let text = try await rig.health(["--format", "text"])
      #expect(text.exitCode == 3)
      #expect(text.output.hasPrefix("aiml: critical\n"))
      #expect(
        text.output.contains(
          "critical: auth.user_profile_s: 1 rows speak of what is another tenant's"))
    }
  }

  @Test func `rules are measured tenant by tenant, and a broken one of severity error is exit 3`()
    async throws
  {
    try await VaultRig.withAiml { rig in
      for source in ["tenants", "users", "ai_interactions"] {
        try await rig.load(source, [Repository.example("day1", source)])
      }
      let all = try await rig.check()
      #expect(all.exitCode == 0, "\(all.output)\(all.errorOutput)")
      let results = try Quality(json: all.output).results
      let known = results.filter { $0.rule == "interaction_security_known" }
      #expect(known.count == 2)
      #expect(known.allSatisfy { $0.state == "passed" && $0.rowsMeasured == $0.rowsGood })
      #expect(known.reduce(0) { $0 + $1.rowsMeasured } == 120)
      // An address of the other party is missing more often than the auditor allows.
      #expect(results.contains { $0.rule == "interaction_has_origin" && $0.state == "failed" })
      #expect(
        results.filter { $0.rule == "scores_within_bounds" }.allSatisfy { $0.state == "unknown" })

      _ = try await rig.rows(
        """
        UPDATE business.ai_interaction_details_s SET security_level = 'none'
        WHERE ai_interaction_hk = (
          SELECT ai_interaction_hk FROM business.ai_interaction_h
          ORDER BY ai_interaction_hk DESC LIMIT 1)
        """)
      let one = try await rig.check(["--rule", "interaction_security_known"])
      #expect(one.exitCode == 3)
      let states = try Quality(json: one.output).results.map(\.state).sorted()
      #expect(states == ["failed", "passed"])
      let past = try await rig.check(
        ["--rule", "interaction_security_known", "--loaded-until", "2020-01-01T00:00Z"])
      #expect(past.exitCode == 0)
      #expect(try Quality(json: past.output).results.allSatisfy { $0.state == "unknown" })

      let after = try await rig.run(
        "ai_models", [Repository.example("day1", "ai_models")], ["--check"])
      #expect(after.exitCode == 3)
      #expect(after.errorOutput.contains("interaction_security_known: "))
      #expect(try await rig.number("SELECT count(*) FROM business.ai_model_h") > 1)
      // A load that failed is no reason to look away; that it failed decides the end.
      let failing = try await rig.run("ai_models", ["absent.csv"], ["--check"])
      #expect(failing.exitCode == 66)
      #expect(failing.errorOutput.contains("interaction_security_known: "))
      let text = try await rig.check(["--rule", "interaction_security_known", "--format", "text"])
      #expect(text.output.split(separator: "\n").first?.hasPrefix("rule ") == true)
      let empty = try await rig.check(
        ["--loaded-from", "2026-01-31T00:00Z", "--loaded-until", "2026-01-31T00:00Z"])
      #expect(empty.exitCode == 64)
      #expect(empty.errorOutput.contains("--loaded-from must be before --loaded-until"))
      let unknown = try await rig.check(["--rule", "none"])
      #expect(unknown.exitCode == 64)
      #expect(unknown.errorOutput.contains("interaction_security_known"))
    }
  }
}

extension VaultRig {
  func health(
    _ arguments: [String] = ["--format", "json"]
  ) async throws -> Program.Outcome {
    try await Program.vaultload.run(
      ["health", "--vault", vaultFile.string, "--database", url] + arguments)
  }

  fileprivate func check(_ arguments: [String] = []) async throws -> Program.Outcome {
    let format = arguments.contains("--format") ? [] : ["--format", "json"]
    return try await Program.vaultload.run(
      ["check", "--vault", vaultFile.string, "--database", url] + arguments + format)
  }
}

/// A report of health, read back from its JSON by a reader of the tests' own.
struct Health: Decodable {
  struct Part: Decodable {
    var state: String
    var findings: [Finding]
  }

  struct Finding: Decodable {
    var subject: String
    var state: String
  }

  var parts: [String: Part]

  init(json: String) throws {
    self = try JSONDecoder().decode(Health.self, from: Data(json.utf8))
  }
}

private struct Quality: Decodable {
  struct Result: Decodable {
    var rule: String
    var rowsMeasured: Int
    var rowsGood: Int
    var state: String
  }

  var results: [Result]

  init(json: String) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(Quality.self, from: Data(json.utf8))
  }
}
