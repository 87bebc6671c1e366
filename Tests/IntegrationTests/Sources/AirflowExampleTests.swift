import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

@testable import vaultload

/// The example for Airflow, its tasks run by a scheduler of the test's own.
@Suite struct AirflowExampleTests {
  private static let dag = """
    class DAG:
        tasks = []
        def __init__(self, *names, **options): pass
        def __enter__(self): return self
        def __exit__(self, *error): pass

    """

  private static let bashOperator = """
    from airflow import DAG

    class BashOperator:
        def __init__(self, task_id, bash_command, **options):
            self.task_id, self.bash_command, self.parents = task_id, bash_command, set()
            DAG.tasks.append(self)
        def __rshift__(self, child):
            child.parents.add(self.task_id)
            return child

    """

  /// Of the tasks that may run, it takes the last one: the worst order that the example allows.
  private static let scheduler = """
    import runpy, subprocess, sys
    from airflow import DAG

    runpy.run_path(sys.argv[1])
    done = []
    while len(done) < len(DAG.tasks):
        ready = [t for t in DAG.tasks if t.task_id not in done and t.parents <= set(done)]
        subprocess.run(ready[-1].bash_command, shell=True, check=True, stdout=sys.stderr)
        done.append(ready[-1].task_id)
    print(*done)

    """

  @Test func `each source of the job is a task, and parents run before their children`()
    async throws
  {
    try await TemporaryFolder.with(named: "airflow") { folder in
      try await VaultRig.withAiml { rig in
        let operators = folder.appending("stub/airflow/providers/standard/operators")
        try FileManager.default.createDirectory(
          atPath: operators.string, withIntermediateDirectories: true)
        for (text, file) in [
          (Self.dag, folder.appending("stub/airflow/__init__.py")),
          (Self.bashOperator, operators.appending("bash.py")),
          (Self.scheduler, folder.appending("scheduler.py")),
        ] {
          try text.write(toFile: file.string, atomically: true, encoding: .utf8)
        }
        let programs = Program.vaultload.path.removingLastComponent().string
        try await Shell.run(
          """
          cp -r "$1/Examples" "$1/generated-sql" "$2"
          export VAULT_DATABASE="$3" PATH="$4:$PATH" PYTHONPATH="$2/stub"
          python3 "$2/scheduler.py" "$2/Examples/jobs/airflow_dag.py" >"$2/order"
          """, [Repository.root.string, folder.string, rig.url, programs])
        let order = try String(
          contentsOfFile: folder.appending("order").string, encoding: .utf8
        ).split(whereSeparator: \.isWhitespace).map(String.init)
        let job = try JobFile(readingFrom: folder.appending("Examples/jobs/nightly.yaml").string)
        #expect(order.sorted() == job.sources.map(\.name).sorted())
        #expect(order == ["tenants", "users", "ai_models"])
        let loads = try await rig.rows("SELECT source, status FROM metadata.load ORDER BY load_id")
        #expect(loads.map { $0[0] } == order && loads.allSatisfy { $0[1] == "loaded" })
      }
    }
  }
}
