import ArgumentParser
import ModelLoading
import ProgramConventions
import VaultCompiler
import VaultModel

/// Compiles models and tells everything that their authors should know.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks models and writes nothing.",
    discussion: """
      Every finding comes with its line and a way out. Errors make the exit code 3; warnings and \
      advice do not.
      """)

  @OptionGroup var models: ModelArguments

  func run() async throws {
    try await reportingErrors {
      let exitCode = try await models.forEach { model in
        let findings = model.model.findings + (model.model.vault?.lineageFindings ?? [])
        for finding in findings { print(finding.text) }
        print(summary(of: model, findings))
      }
      if exitCode != .success { throw exitCode }
    }
  }

  private func summary(of model: LoadedModel, _ findings: [Finding]) -> String {
    let numbers = Finding.Severity.allCases.reversed().compactMap { severity -> String? in
      let number = findings.count { $0.severity == severity }
      // "Advice" has no plural.
      let text = severity == .advice ? "\(number) advice" : count(number, severity.rawValue)
      return number == 0 ? nil : text
    }
    let verdict = numbers.isEmpty ? "nothing to mend" : numbers.joined(separator: ", ")
    return model.model.vault.map { "\(model.folder): \($0.summary); \(verdict)" }
      ?? "\(model.folder): \(verdict)"
  }
}
