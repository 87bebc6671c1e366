import PostgresSchema
import Subprocess
import SystemPackage
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The loader is killed at random moments; the same command afterwards makes the vault whole.
@Suite(.enabled(if: Repository.hasGenerator)) struct CrashTests {
  @Test(arguments: Seed.several(1))
  func `after twenty kills the vault is that of one undisturbed run`(seed: Seed) async throws {
    try await TemporaryFolder.with(named: "crash") { folder in
      let arguments = [
        "--scale", "3", "--bad", "0.01", "--tables", "tenants,users,ai_interactions",
      ]
      let dayOne = try await Deliveries.make(arguments, in: folder.appending("day1"))
      let dayTwo = try await Deliveries.make(
        arguments + ["--day", "2"], in: folder.appending("day2"))
      let days = [dayOne.file("ai_interactions"), dayTwo.file("ai_interactions")]
      let undisturbed = Box<Outcome?>(nil)
      try await VaultRig.withAiml { rig in
        for file in days { try await rig.load("ai_interactions", [file], Self.smallBatches) }
        undisturbed.value = try await Outcome.read(rig)
      }
      let random = Box(seed.generator)
      let kills = Box(0)
      // A fast machine has loaded both days before that many, a slow one would never load any.
      while kills.value < 20 {
        try await VaultRig.withAiml { rig in
          for file in days {
            var left = 10
            while left > 0, try await killed(after: random.value.delay(), loading: file, rig) {
              left -= 1
              kills.value += 1
            }
            try await rig.load("ai_interactions", [file], Self.smallBatches)
          }
          #expect(try await Outcome.read(rig) == undisturbed.value)
          #expect(try await VaultContent.brokenIntervals(rig) == [])
        }
      }
    }
  }

  private static let smallBatches = ["--batch-records", "50"]

  /// The vault's rows, and what the loads say they did.
  struct Outcome: Equatable {
    var content: VaultContent
    var counts: [[String?]]
    var quarantine: [[String?]]

    static func read(_ rig: VaultRig) async throws -> Outcome {
      Outcome(
        content: try await VaultContent.read(rig),
        counts: try await rig.rows(
          """
          SELECT load.load_id, load.status, target, records_read, records_new, records_changed,
            records_unchanged, records_duplicate, records_late, records_quarantined
          FROM metadata.load_count JOIN metadata.load USING (load_id) ORDER BY 1, 3
          """),
        quarantine: try await rig.rows(
          """
          SELECT load_id, record, line, byte_offset, reason, md5(content)
          FROM metadata.quarantine ORDER BY 1, 2
          """))
    }
  }

  /// Starts a load and kills it; false where it had ended well before.
  private func killed(
    after delay: Duration, loading file: String, _ rig: VaultRig
  ) async throws -> Bool {
    let arguments = [
      "run", "--vault", rig.vaultFile.string, "--database", rig.url, "--source", "ai_interactions",
      "--input", file,
    ]
    let result = try await Subprocess.run(
      .path(Program.vaultload.path), arguments: Arguments(arguments + Self.smallBatches),
      input: .none, output: .discarded, error: .discarded
    ) { execution in
      try await Task.sleep(for: delay)
      try? execution.send(signal: .kill)
    }
    guard result.terminationStatus != .signaled(SIGKILL) else { return true }
    #expect(result.terminationStatus.isSuccess)
    return false
  }
}

extension SplitMix64 {
  fileprivate mutating func delay() -> Duration {
    .milliseconds(Int.random(in: 5...400, using: &self))
  }
}
