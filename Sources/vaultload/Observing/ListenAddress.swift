import ArgumentParser
import ProgramConventions

#if canImport(Glibc)
  import Glibc
#endif

/// Where a program listens: `127.0.0.1:9464`, `[::1]:9464`.
struct ListenAddress: Hashable, Sendable, ExpressibleByArgument {
  /// As it stands in addresses: an IPv6 address in brackets.
  let host: String
  /// 0 leaves it to the system.
  private let port: UInt16

  init?(argument: String) {
    guard let colon = argument.lastIndex(of: ":"), colon > argument.startIndex,
      let port = UInt16(argument[argument.index(after: colon)...])
    else { return nil }
    let host = argument[..<colon]
    guard host.contains(":") == (host.hasPrefix("[") && host.hasSuffix("]")) else { return nil }
    self.host = String(host)
    self.port = port
  }

  /// Binds a socket, on which clients can be waited for.
  ///
  /// - Throws: `UnusableListenAddress`.
  func listen() throws(UnusableListenAddress) -> Int32 {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
    var found: UnsafeMutablePointer<addrinfo>?
    let name = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    let problem = getaddrinfo(name, "\(port)", &hints, &found)
    guard problem == 0 else {
      throw UnusableListenAddress(self, reason: String(cString: gai_strerror(problem)))
    }
    defer { freeaddrinfo(found) }
    var reason = "the name has no address"
    // A name may stand for addresses of a protocol that the machine does not speak.
    for place in sequence(first: found, next: { $0?.pointee.ai_next }) {
      guard let place = place?.pointee else { break }
      if let descriptor = Self.bound(to: place) { return descriptor }
      reason = String(cString: strerror(errno))
    }
    throw UnusableListenAddress(self, reason: reason)
  }

  /// A socket that listens; nil where there is none, with `errno` as it was left.
  private static func bound(to place: addrinfo) -> Int32? {
    let descriptor = socket(
      place.ai_family, place.ai_socktype | Int32(SOCK_CLOEXEC.rawValue), place.ai_protocol)
    guard descriptor >= 0 else { return nil }
    // The port of a run that has just ended can be taken again.
    var yes: Int32 = 1
    setsockopt(
      descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    if bind(descriptor, place.ai_addr, place.ai_addrlen) == 0, Glibc.listen(descriptor, 16) == 0 {
      return descriptor
    }
    let problem = errno
    close(descriptor)
    errno = problem
    return nil
  }

  fileprivate var description: String { "\(host):\(port)" }
}

/// An address that nobody can listen at, or somebody else does.
struct UnusableListenAddress: ExitCoded, CustomStringConvertible {
  private let address: ListenAddress
  private let reason: String

  fileprivate init(_ address: ListenAddress, reason: String) {
    self.address = address
    self.reason = reason
  }

  var exitCode: ExitCode { .usage }

  var description: String {
    "\(address.description): cannot be listened at: \(reason); name another with --metrics-listen"
  }
}
