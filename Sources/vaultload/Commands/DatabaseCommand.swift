import ArgumentParser
import PostgresClient
import ProgramConventions
import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#endif

/// Looks after the private PostgreSQL.
struct DatabaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "database",
    abstract: "Starts, stops or opens the private PostgreSQL in .vaultwright/.",
    subcommands: [Start.self, Stop.self, Status.self, Psql.self])

  static var cluster: PrivateCluster { PrivateCluster(directory: ".vaultwright") }

  struct Start: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Starts it, after making it where there is none.")

    func run() async throws {
      try await reportingErrors {
        try await DatabaseCommand.cluster.start()
        print("running: \(DatabaseCommand.cluster.url)")
      }
    }
  }

  struct Stop: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Stops it; the data stay.")

    func run() async throws {
      try await reportingErrors {
        let wasRunning = DatabaseCommand.cluster.isRunning
        try await DatabaseCommand.cluster.stop()
        print(wasRunning ? "stopped" : "was not running")
      }
    }
  }

  struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Tells whether it runs, and where.")

    func run() async throws {
      switch DatabaseCommand.cluster.status {
      case .absent: print("there is none in this folder; 'vaultload database start' makes one")
      case .stopped: print("stopped")
      case .running(let process):
        print("running as process \(process): \(DatabaseCommand.cluster.url)")
      }
    }
  }

  struct Psql: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Opens psql on the database; arguments after -- go to psql.")

    @OptionGroup var database: DatabaseOptions

    @Argument(parsing: .postTerminator, help: "Arguments for psql.")
    var arguments: [String] = []

    func run() async throws {
      try await reportingErrors {
        let command = try await self.command(for: try await database.open())
        replaceProcess(with: command + arguments)
        throw PsqlError(program: command[0], reason: String(cString: strerror(errno)))
      }
    }

    private func command(for target: ConnectionTarget) async throws -> [String] {
      switch target {
      case .cluster(let cluster): try await cluster.psqlCommand()
      case .url(let url): ["psql", url]
      case .environment: ["psql"]
      }
    }
  }
}

/// psql takes this program's place, so that the terminal and its signals are its own.
private func replaceProcess(with command: [String]) {
  var arguments = command.map { strdup($0) }
  arguments.append(nil)
  defer { for argument in arguments { free(argument) } }
  BrokenPipes.endPrograms()
  execvp(command[0], arguments)
}

private struct PsqlError: Error, CustomStringConvertible {
  var program: String
  var reason: String

  var description: String {
    "\(program) cannot be run: \(reason); on Debian: apt-get install postgresql-client"
  }
}
