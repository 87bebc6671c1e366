import ArgumentParser

/// What is done about the records that were refused.
struct QuarantineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine",
    abstract: "Shows, exports, replays or discards the records that were refused.",
    discussion: """
      Refused records can be exported in their source's own format, mended in that file, and \
      replayed as a part of the load that refused them.

        vaultload quarantine --open
        vaultload quarantine export --load 42
        vaultload quarantine replay users.load-42.csv --vault vault.json
      """,
    subcommands: [
      QuarantineListCommand.self, QuarantineExportCommand.self, QuarantineReplayCommand.self,
      QuarantineDiscardCommand.self,
    ],
    defaultSubcommand: QuarantineListCommand.self)
}
