import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// Metrics that are asked for while a load goes on.
@Suite struct MetricsListenerTests {
  @Test func `a load that waits for its input answers, and ends all the same`() async throws {
    try await TemporaryFolder.with(named: "listener") { folder in
      try await VaultRig.withAiml { rig in
        try await Shell.run(
          Self.script,
          [
            folder.string, Repository.example("day1", "tenants"), Program.vaultload.path.string,
            "run", "--vault", rig.vaultFile.string, "--database", rig.url, "--source", "tenants",
            "--metrics-listen", "127.0.0.1:0", "--format", "json",
          ])
        let metrics = try Self.text("metrics", in: folder)
        let labels = #"{vault="aiml",source="tenants"}"#
        #expect(metrics.contains("# TYPE vaultload_run_records_read gauge\n"))
        #expect(metrics.contains("vaultload_run_records_read\(labels) 0\n"))
        #expect(metrics.contains("vaultload_run_records_committed\(labels) 0\n"))
        #expect(try Self.text("others", in: folder) == "404 404 404\n")
        #expect(try Report(json: Self.text("report", in: folder)).records.new > 0)
      }
    }
  }

  @Test func `an address that is in use ends the run before anything is loaded`() async throws {
    try await LineageServer.with(status: 200) { server in
      try await VaultRig.withAiml { rig in
        let address = String(server.address.dropFirst("http://".count))
        let outcome = try await rig.run(
          "tenants", [Repository.example("day1", "tenants")], ["--metrics-listen", address])
        #expect(outcome.exitCode == 64)
        #expect(
          outcome.errorOutput.contains(
            "\(address): cannot be listened at: Address already in use"))
        #expect(try await rig.number("SELECT count(*) FROM metadata.load") == 0)
      }
    }
  }

  @Test(arguments: ["9464", "127.0.0.1", "127.0.0.1:metrics", "127.0.0.1:65536", "::1:9464", ":1"])
  func `what is no address is wrong use`(address: String) async throws {
    let outcome = try await Program.vaultload.run([
      "run", "--vault", Repository.aimlVault.string, "--source", "tenants", "--input", "t.csv",
      "--metrics-listen", address,
    ])
    #expect(outcome.exitCode == 64)
    #expect(outcome.errorOutput.contains("--metrics-listen"))
  }

  @Test func `a refresh writes its metrics`() async throws {
    try await TemporaryFolder.with(named: "listener") { folder in
      try await VaultRig.withAiml { rig in
        let file = folder.appending("metrics").string
        let outcome = try await rig.runRefresh(["--metrics", file])
        #expect(outcome.exitCode == 0, "\(outcome.errorOutput)")
        let written = try Self.text("metrics", in: folder)
        #expect(written.contains("vaultload_refresh_success{vault=\"aiml\"} 1\n"))
        let failed = try await Program.vaultload.run([
          "refresh", "--vault", rig.vaultFile.string, "--database", "\(rig.url)_gone",
          "--metrics", file,
        ])
        #expect(failed.exitCode != 0)
        let rewritten = try Self.text("metrics", in: folder)
        #expect(rewritten.contains("vaultload_refresh_success{vault=\"aiml\"} 0\n"))
      }
    }
  }

  private static func text(_ name: String, in folder: FilePath) throws -> String {
    try String(contentsOfFile: folder.appending(name).string, encoding: .utf8)
  }

  /// A folder, a delivery, and the command; the delivery comes once metrics were asked for.
  private static let script = """
    folder=$1 delivery=$2
    shift 2
    mkfifo "$folder/input"
    exec 3<>"$folder/input"
    "$@" --input - <"$folder/input" 3>&- >"$folder/report" 2>"$folder/errors" &
    load=$!
    trap 'kill $load 2>/dev/null || true' EXIT
    for _ in $(seq 300); do
      address=$(grep -o 'http://[0-9.:]*' "$folder/errors" || true)
      [[ $address ]] && break
      sleep 0.1
    done
    python3 - "$address" "$folder" <<'PYTHON'
    import sys, time, urllib.error, urllib.request
    address, folder = sys.argv[1:]
    def get(path, method="GET"):
        request = urllib.request.Request(address + path, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, ""
    for _ in range(300):
        status, text = get("/metrics")
        assert status == 200, status
        if "vaultload_run_records_read" in text: break
        time.sleep(0.1)
    with open(folder + "/metrics", "w") as file: file.write(text)
    others = [get("/")[0], get("/metrics/x")[0], get("/metrics", "POST")[0]]
    with open(folder + "/others", "w") as file: print(*others, file=file)
    PYTHON
    cat "$delivery" >&3
    exec 3>&-
    wait $load || { cat "$folder/errors" >&2; exit 1; }
    """
}
