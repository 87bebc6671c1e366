/// Why a private cluster cannot be had, and what to do about it.
package struct ClusterError: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case serverNotInstalled
    case versionMismatch
    case directoryUnusable
    case locked
    case initializationFailed
    case startFailed
    case stopFailed
  }

  package let reason: Reason
  package let message: String
  package let hint: String?
  /// The last lines of what the server's own program said.
  package let log: String?

  init(_ reason: Reason, _ message: String, hint: String? = nil, log: String? = nil) {
    self.reason = reason
    self.message = message
    self.hint = hint
    self.log = log.flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension ClusterError: CustomStringConvertible {
  package var description: String {
    var text = message
    if let hint { text += "\n  hint: \(hint)" }
    for line in log?.split(separator: "\n") ?? [] { text += "\n  log: \(line)" }
    return text
  }
}
