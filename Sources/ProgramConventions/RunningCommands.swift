package import ArgumentParser

#if canImport(Glibc)
  import Glibc
#endif

extension AsyncParsableCommand {
  /// Parses the arguments and runs the command, as a program does, and ends it.
  ///
  /// Messages about wrong arguments quote them: like all others they show no password.
  package static func runToExit() async -> Never {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      exit()
    } catch {
      let code = exitCode(for: error)
      // Help and versions go to standard output.
      guard !code.isSuccess else { exit(withError: error) }
      let message = fullMessage(for: error)
      if !message.isEmpty { printToStandardError(message) }
      Glibc.exit(code.rawValue)
    }
  }
}
