package import ArgumentParser
package import PostgresClient

/// What the exit codes of both programs mean; `docs/exit-codes.md` lists them for users.
extension ExitCode {
  package static let failed = ExitCode(1)
  /// Only where `--exit-code` asks for it, or where nothing is done because of them.
  package static let differences = ExitCode(2)
  package static let findings = ExitCode(3)
  package static let undecided = ExitCode(4)
  package static let usage = ExitCode(64)
  package static let badInput = ExitCode(65)
  package static let missingInput = ExitCode(66)
  package static let unavailable = ExitCode(69)
  package static let cannotCreate = ExitCode(73)
  package static let authenticationRefused = ExitCode(77)
  package static let configuration = ExitCode(78)

  /// The code for what ended the program.
  package init(for error: any Error) {
    switch error {
    case let code as ExitCode: self = code
    case let error as any ExitCoded: self = error.exitCode
    default: self = .failed
    }
  }
}

extension Sequence<ExitCode> {
  /// The one code for several outcomes: the greatest from 64 on, else 1, else the greatest.
  package var worst: ExitCode {
    let codes = map(\.rawValue)
    if let greatest = codes.max(), greatest < ExitCode.usage.rawValue, codes.contains(1) {
      return .failed
    }
    return ExitCode(codes.max() ?? 0)
  }
}

/// An error that knows its exit code.
package protocol ExitCoded: Error {
  var exitCode: ExitCode { get }
}

extension PostgresError: ExitCoded {
  package var exitCode: ExitCode {
    if isAuthentication { return .authenticationRefused }
    if isUnreachable || isConnectionLost { return .unavailable }
    if isConfiguration { return .configuration }
    return .failed
  }
}

extension ClusterError: ExitCoded {
  package var exitCode: ExitCode { .unavailable }
}
