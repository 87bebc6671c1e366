package import PostgresClient
import PostgresSchema
import VaultHash
package import VaultModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Holds deliveries that the vault took against what it holds: each record is read as the loader
/// reads it, rebuilt from the vault as it was at the load's date, and compared.
package struct RoundTrip: Sendable {
  private let vault: CompiledVault
  private let paths: [String]
  private let source: String?
  private let load: Int64?
  /// How many differences of a comparison are told one by one.
  private let shown: Int
  private let showsSensitive: Bool

  /// Takes files, and folders for all the files in them.
  package init(
    of vault: CompiledVault, paths: [String], source: String?, load: Int64?, shown: Int,
    showsSensitive: Bool
  ) {
    self.vault = vault
    self.paths = paths
    self.source = source
    self.load = load
    self.shown = shown
    self.showsSensitive = showsSensitive
  }

  /// Compares one delivery after the other, each with one state of the database.
  ///
  /// - Throws: `InputError`, `RegisterError`, `RoutePlanError`, `PostgresError`, `ScratchError`,
  ///   `DigestError`.
  package func run(in database: ConnectionTarget) async throws -> RoundTripReport {
    let begun = ContinuousClock.now
    let (candidates, taken) = try await onOwnThread {
      let connection = try Connection(to: database, applicationName: "vaultload verify")
      try LoadRegister.requireVault(vault, on: connection)
      return (
        try candidateFiles(),
        try TakenDelivery.all(of: vault, source: source, load: load, on: connection)
      )
    }
    var report = RoundTripReport(vault: vault.name, deliveries: [], omitted: [], seconds: 0)
    var used: Set<[UInt8]> = []
    for delivery in taken {
      let files = delivery.inputs.map { input in
        candidates.first { $0.hexDigest == input.sha256 }
      }
      used.formUnion(files.compactMap { $0?.digest })
      if let reason = omission(of: delivery, files: files) {
        guard files.contains(where: { $0 != nil }) || load != nil else { continue }
        report.omitted.append(
          .init(subject: "load \(delivery.id)", reason: reason, isFault: load != nil))
        continue
      }
      report.deliveries.append(
        try await compare(delivery, with: files.compactMap(\.self), in: database))
    }
    report.omitted += candidates.filter { !used.contains($0.digest) }.map { file in
      .init(subject: file.path, reason: "the vault took no such delivery", isFault: file.isNamed)
    }
    report.seconds = Double((ContinuousClock.now - begun) / .milliseconds(1)) / 1000
    return report
  }

  private func omission(of delivery: TakenDelivery, files: [CandidateFile?]) -> String? {
    if delivery.status != "loaded" { return "it is \(delivery.status), not loaded" }
    if delivery.inputs.isEmpty || files.contains(where: { $0 == nil }) {
      return "not all of its files are there"
    }
    guard vault.sources.contains(where: { $0.name == delivery.source }) else {
      return "vault.json does not have its source \"\(delivery.source)\""
    }
    return nil
  }
}

// MARK: - Files

/// A file that may be a delivery's.
private struct CandidateFile: Sendable {
  var path: String
  var digest: [UInt8]
  /// Whether it was named, and not found in a folder.
  var isNamed: Bool

  var hexDigest: String { String(digest.withUnsafeBytes { hexText($0) }.dropFirst(2)) }
}

extension RoundTrip {
  private func candidateFiles() throws -> [CandidateFile] {
    try paths.flatMap { path in
      guard isFolder(path) else { return [try candidate(path, isNamed: true)] }
      return try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
        .map { "\(path)/\($0)" }.filter { !isFolder($0) }
        .map { try candidate($0, isNamed: false) }
    }
  }

  private func candidate(_ path: String, isNamed: Bool) throws -> CandidateFile {
    CandidateFile(
      path: path, digest: try Delivery.identify([path]).inputs[0].digest, isNamed: isNamed)
  }
}

// MARK: - One delivery

extension RoundTrip {
  private func compare(
    _ taken: TakenDelivery, with files: [CandidateFile], in database: ConnectionTarget
  ) async throws -> RoundTripReport.Delivery {
    guard let source = vault.sources.first(where: { $0.name == taken.source }) else {
      preconditionFailure("a delivery of an unknown source was left out before")
    }
    var plan = try RoutePlan(source: source, of: vault)
    if let tenant = taken.reading?.tenant { try plan.limit(to: tenant) }
    let format = taken.reading?.format ?? InputFormat()
    let delivery = try await onOwnThread { [plan] in
      // By the names that the load knew: the quarantine has these, too.
      var delivery = try Delivery.identify(files.map(\.path))
      delivery.rename(to: taken.inputs.map(\.name))
      return (delivery, try tolerantHeader(of: delivery, as: format, plan: plan))
    }
    let stand = DeliveryStand(
      plan: plan, taken: taken, delivery: delivery.0, header: delivery.1, format: format)
    async let reading: Void = onOwnThread { stand.read(beside: database) }
    let report = try await onOwnThread { [shown, showsSensitive] in
      let connection = try Connection(to: database, applicationName: "vaultload verify")
      return try stand.compare(shown: shown, showsSensitive: showsSensitive, on: connection)
    }
    try await reading
    return report
  }

  /// What the model and the file do not share is left out, and named.
  private func tolerantHeader(
    of delivery: Delivery, as format: InputFormat, plan: RoutePlan
  ) throws -> HeaderMatch {
    let tolerance = HeaderMatch.Tolerance(ignoresUnknown: true, fillsMissing: true)
    guard let first = delivery.inputs.first else { throw InputError.noHeader(input: "-") }
    switch format.layout {
    case .ndjson: return HeaderMatch(namedFieldsOf: plan, tolerance: tolerance)
    case .delimited(let layout):
      let reader = CSVReader(try first.open(in: format.encoding), as: layout)
      guard let names = try reader.header() else { throw InputError.noHeader(input: first.name) }
      return try HeaderMatch(
        header: names, plan: plan, input: first.name, tolerance: tolerance)
    }
  }
}
