import CPostgres

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension ConnectionOptions {
  /// Opens a connection; where the server has no free one, tries again for some seconds.
  ///
  /// Other programs' sessions end, and a load that has its turn lost would be worse than late.
  func open() throws(PostgresError) -> OpaquePointer {
    let backoff = Backoff(attempts: 6)
    var random = SystemRandomNumberGenerator()
    for attempt in 1..<backoff.attempts {
      do throws(PostgresError) {
        return try openOnce()
      } catch {
        guard error.code == .tooManyConnections else { throw error }
        let pause = backoff.pause(afterAttempt: attempt, using: &random)
        _ = poll(nil, 0, Int32(pause / .milliseconds(1)))
      }
    }
    return try openOnce()
  }

  /// Opens a connection, or says why there is none, with the code that the server gave.
  ///
  /// libpq keeps the code of a refused connection to itself, unless it is asked for long messages
  /// before the server has answered. That takes its step-by-step way of connecting.
  private func openOnce() throws(PostgresError) -> OpaquePointer {
    let pairs = values.sorted { $0.key < $1.key }
    let handle = CStringList(pairs.map(\.key)).withPointers { keywords in
      CStringList(pairs.map(\.value)).withPointers { values in
        PQconnectStartParams(keywords, values, 0)
      }
    }
    guard let handle else {
      throw PostgresError(code: .unableToConnect, message: "libpq is out of memory")
    }
    PQsetErrorVerbosity(handle, PQERRORS_VERBOSE)
    let failure = PQstatus(handle) == CONNECTION_BAD ? refusal(of: handle) : complete(handle)
    guard failure == nil, PQstatus(handle) == CONNECTION_OK else {
      defer { PQfinish(handle) }
      throw failure ?? refusal(of: handle)
    }
    PQsetErrorVerbosity(handle, PQERRORS_DEFAULT)
    return handle
  }

  /// Takes all steps of connecting; gives the error that ended them.
  private func complete(_ handle: OpaquePointer) -> PostgresError? {
    let clock = ContinuousClock()
    let deadline = timeout.map { clock.now + .seconds($0) }
    var next = PGRES_POLLING_WRITING
    while true {
      let wait = deadline.map { clock.now.duration(to: $0) }
      if let wait, wait <= .zero {
        return PostgresError(
          code: .unableToConnect,
          message: "\(shownAddress) did not answer within \(timeout ?? 0) seconds")
      }
      guard waitForSocket(of: handle, toBe: next, atMost: wait) else { continue }
      next = PQconnectPoll(handle)
      switch next {
      case PGRES_POLLING_OK: return nil
      case PGRES_POLLING_FAILED: return refusal(of: handle)
      default: continue
      }
    }
  }

  /// Whether the socket became ready in time; a signal in between is no readiness.
  private func waitForSocket(
    of handle: OpaquePointer, toBe state: PostgresPollingStatusType, atMost wait: Duration?
  ) -> Bool {
    let events = state == PGRES_POLLING_READING ? POLLIN : POLLOUT
    var socket = pollfd(fd: PQsocket(handle), events: Int16(events), revents: 0)
    let milliseconds = wait.map { Int32($0 / .milliseconds(1)) + 1 } ?? -1
    return poll(&socket, 1, milliseconds) > 0
  }

  /// Reads what libpq tells about a connection that was refused.
  ///
  /// A long message has the lines `…: FATAL:  28P01: no such user`, `DETAIL:  …`, `HINT:  …` and
  /// `LOCATION:  …`. Where several hosts were tried, the last one decides.
  private func refusal(of handle: OpaquePointer) -> PostgresError {
    var code = PQconnectionNeedsPassword(handle) == 1 ? SQLState.invalidPassword : .unableToConnect
    var notes: [Substring: String] = [:]
    var message: [String] = []
    for line in PostgresError.connectionMessage(handle).split(separator: "\n") {
      if let note = line.wholeMatch(of: /(DETAIL|HINT|LOCATION):  (.*)/) {
        notes[note.output.1] = redact(String(note.output.2))
      } else if let coded = line.wholeMatch(of: /(.*\w:  )([0-9A-Z]{5}): (.*)/) {
        code = SQLState(String(coded.output.2))
        message.append(redact("\(coded.output.1)\(coded.output.3)"))
      } else {
        message.append(redact(String(line)))
      }
    }
    return PostgresError(
      code: code, message: message.joined(separator: "\n"), detail: notes["DETAIL"],
      hint: notes["HINT"])
  }
}
