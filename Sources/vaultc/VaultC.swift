import ArgumentParser
import ProgramConventions
import VaultModel

/// The compiler's command line.
@main
struct VaultC: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vaultc",
    abstract: "Compiles models of Data Vaults to SQL for PostgreSQL.",
    discussion: """
      A model is a folder of Swift files; every folder under ./model is one. A model is code and runs \
      as you: compile none that you would not run.

        vaultc generate
        vaultc apply --database postgresql://localhost/warehouse
      """,
    version: VaultModel.ProgramVersion.current,
    subcommands: [
      InitCommand.self, ImportCommand.self, CheckCommand.self, GraphCommand.self,
      GenerateCommand.self, SchemaCommand.self, PlanCommand.self, LintCommand.self,
      VerifyCommand.self, RebaseCommand.self, ApplyCommand.self, StatusCommand.self,
      DownCommand.self, DiffCommand.self, DriftCommand.self, BaselineCommand.self,
      CoverageCommand.self,
    ])

  static func main() async {
    BrokenPipes.areErrors()
    await runToExit()
  }
}
