import ArgumentParser
import HTTPClient
import PostgresClient
import ProgramConventions
import Synchronization
import VaultLoader

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Who gets the lineage events of a run.
enum LineageDestination: Sendable {
  case file(LineFile)
  case server(LineageServer)

  /// Takes the path of a file, or the address of a server.
  ///
  /// - Throws: `LineageAddressError`.
  init(_ text: String) throws(LineageAddressError) {
    self = HTTPAddress.isOne(text) ? .server(try LineageServer(text)) : .file(LineFile(path: text))
  }
}

/// A server that takes OpenLineage events.
///
/// One that is down stops nothing: that is told once, and it is not waited for again.
final class LineageServer: Sendable {
  private let address: HTTPAddress
  private let post: HTTPPost
  private let isFailureTold = Atomic<Bool>(false)
  private let isGone = Atomic<Bool>(false)

  /// Takes an address; the key, if there is one, is the environment's.
  ///
  /// - Throws: `LineageAddressError`.
  init(_ text: String) throws(LineageAddressError) {
    guard let address = HTTPAddress(text, standardPath: "/api/v1/lineage") else {
      throw .malformedAddress
    }
    self.address = address
    var headers = ["Content-Type: application/json"]
    if let key = ProcessInfo.processInfo.environment[Self.keyVariable], !key.isEmpty {
      // What ends a line would begin another header.
      guard key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .malformedKey }
      headers.append("Authorization: Bearer \(key)")
    }
    post = HTTPPost(to: address, headers: headers)
  }

  /// Named as OpenLineage's other clients name it.
  fileprivate static let keyVariable = "OPENLINEAGE_API_KEY"

  /// Sends an event; gives whether it was taken.
  func send(_ event: LineageEvent) async -> Bool {
    guard !isGone.load(ordering: .relaxed) else { return false }
    do {
      let text = try event.text()
      try await onOwnThread { [post] in try post.send(text) }
      return true
    } catch {
      if case HTTPError.unreachable = error { isGone.store(true, ordering: .relaxed) }
      if !isFailureTold.exchange(true, ordering: .relaxed) {
        printToStandardError(
          "vaultload: warning: \(address) does not take lineage events: \(error)")
      }
      return false
    }
  }
}

/// A lineage server that cannot be asked.
///
/// Neither the address nor the key is shown: both may hold secrets.
enum LineageAddressError: ExitCoded, CustomStringConvertible {
  case malformedAddress
  case malformedKey

  var exitCode: ExitCode { .usage }

  var description: String {
    switch self {
    case .malformedAddress:
      "the address of the lineage server is malformed; it is like https://lineage.example.org:5000"
    case .malformedKey:
      "\(LineageServer.keyVariable) holds blanks or characters that no HTTP header can have"
    }
  }
}
