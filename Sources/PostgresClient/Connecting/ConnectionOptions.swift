import CPostgres

/// What libpq is told to open one connection, by libpq's own keywords.
struct ConnectionOptions {
  let values: [String: String]
  /// All values, those that libpq will add itself among them.
  private let address: [String: String]
  /// Texts that must appear in no message.
  private let secrets: [String]

  /// Defaults that detect a dead server or network; the address, variables and service file override
  /// them.
  ///
  /// A silent connection is probed after one minute and given up after two.
  private static let liveness = [
    "connect_timeout": "10", "keepalives": "1", "keepalives_idle": "60",
    "keepalives_interval": "10", "keepalives_count": "6", "tcp_user_timeout": "120000",
  ]

  init(for target: ConnectionTarget, applicationName: String) throws(PostgresError) {
    var values =
      switch target {
      case .url(let address): try Self.parse(address)
      case .environment: [String: String]()
      case .cluster(let cluster): cluster.connectionValues
      }
    // A private cluster is where it is, whatever libpq's variables say.
    let inherited = if case .cluster = target { [String: String]() } else { Self.defaults() }
    values["fallback_application_name"] = Self.cut(applicationName)
    values["client_encoding"] = "UTF8"
    for (keyword, preset) in Self.liveness {
      values[keyword] = values[keyword] ?? inherited[keyword] ?? preset
    }
    self.values = values
    address = inherited.merging(values) { $1 }
    secrets =
      ["password", "sslpassword"].compactMap { [address] in address[$0] }
      + ["dbname", "host", "user"].compactMap { [address] in address[$0].flatMap(Self.misplaced) }
  }

  /// A name that the server takes without a notice that it cut it: 63 bytes at most.
  private static func cut(_ name: String) -> String {
    guard name.utf8.count > 63 else { return name }
    var end = name.utf8.index(name.startIndex, offsetBy: 63)
    while end.samePosition(in: name.unicodeScalars) == nil { end = name.utf8.index(before: end) }
    return String(name[..<end])
  }

  /// How long a connection may take to open, in seconds; nil for as long as it takes.
  var timeout: Int? {
    guard let seconds = values["connect_timeout"].flatMap({ Int($0) }), seconds > 0 else {
      return nil
    }
    return seconds
  }

  /// The address in the form of an URL, without a password.
  var shownAddress: String {
    let user = address["user"].map { "\($0)@" } ?? ""
    let host = address["host"] ?? address["hostaddr"] ?? ""
    let port = address["port"].map { ":\($0)" } ?? ""
    let database = address["dbname"] ?? address["user"] ?? ""
    let shown =
      host.hasPrefix("/")
      ? "postgresql://\(user)\(port)/\(database)?host=\(host)"
      : "postgresql://\(user)\(host)\(port)/\(database)"
    return shown.redacting(secrets)
  }

  func redact(_ message: String) -> String { message.redacting(secrets) }
}

// MARK: Reading an address

extension ConnectionOptions {
  /// The password of an address that another value holds, as in `PGDATABASE=ann:s3cret@db/vault`.
  private static func misplaced(_ value: String) -> String? {
    guard let end = value.lastIndex(of: "@") else { return nil }
    let start = value.firstRange(of: "://")?.upperBound ?? value.startIndex
    guard let colon = value[start...].firstIndex(of: ":"), colon < end else { return nil }
    return String(value[value.index(after: colon)..<end])
  }

  private static func parse(_ address: String) throws(PostgresError) -> [String: String] {
    let isURL = ["postgres://", "postgresql://"].contains { address.hasPrefix($0) }
    guard isURL || !address.contains("://") else {
      throw malformed("only postgresql:// addresses are understood")
    }
    guard !address.isEmpty else { throw malformed("it is empty") }
    // As in psql, a bare word is a database's name.
    guard isURL || address.contains("=") else {
      // A server would quote the whole of it, the password too.
      guard !address.contains(where: { "@:/".contains($0) }) else {
        throw malformed("it has no postgresql:// in front, and is not the name of a database")
      }
      return ["dbname": address]
    }
    guard !address.utf8.contains(0) else { throw malformed("it holds a zero byte") }

    var reason: UnsafeMutablePointer<CChar>?
    guard let options = PQconninfoParse(address, &reason) else {
      defer { PQfreemem(reason) }
      throw malformed(reason.map { String(cString: $0) } ?? "libpq gave no reason")
    }
    defer { PQconninfoFree(options) }
    if isURL { try requirePlainPassword(in: address) }
    return read(options)
  }

  /// Refuses an address whose password libpq would take for a host or a port.
  ///
  /// In `postgres://ann:p@ss@db/vault` the host would be `ss@db`, and stand in messages.
  private static func requirePlainPassword(in address: String) throws(PostgresError) {
    let parts =
      address.split(separator: "://", maxSplits: 1)
      .last?.split(separator: "@", omittingEmptySubsequences: false) ?? []
    guard parts.count <= 2, parts.count < 2 || !parts[0].contains("/") else {
      throw malformed("an @ or / in the password, or an @ elsewhere, is not escaped")
    }
  }

  /// An address's own words are left out: any of them may be a piece of a password.
  private static func malformed(_ reason: String) -> PostgresError {
    PostgresError(
      code: .malformedAddress,
      message: "the database's address cannot be read: "
        + reason.trimmingLineEnds().replacing(/".*"/) { _ in "\"…\"" },
      hint: "write postgresql://user:password@host:5432/database, with / @ : % in the password"
        + " as %2F %40 %3A %25")
  }

  /// What libpq takes from its variables and service file.
  private static func defaults() -> [String: String] {
    guard let options = PQconndefaults() else { return [:] }
    defer { PQconninfoFree(options) }
    return read(options)
  }

  private static func read(_ options: UnsafeMutablePointer<PQconninfoOption>) -> [String: String] {
    var values: [String: String] = [:]
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val {
        values[String(cString: keyword)] = String(cString: value)
      }
      option += 1
    }
    return values
  }
}
