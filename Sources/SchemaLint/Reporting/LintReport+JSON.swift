import FoundationEssentials
import PostgresSchema

extension LintReport {
  /// As `docs/lint.schema.json` describes it; equal findings give equal bytes.
  var json: String {
    get throws {
      let report = JSONReport(
        format: 1, files: fileCount, findings: zip(findings, fingerprints).map(JSONFinding.init))
      return try encode(report)
    }
  }

  /// Sorted, so that it is the same each time.
  func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }

  /// One a finding, each another one, that stay when lines move: made of rule, file and object.
  var fingerprints: [String] {
    var seen: [String: Int] = [:]
    return findings.map { finding in
      let subject = [finding.rule.id, finding.file, finding.object].joined(separator: "\u{0}")
      let number = seen[subject, default: 0]
      seen[subject] = number + 1
      return (subject + "\u{0}\(number)").checksum
    }
  }
}

private struct JSONReport: Encodable {
  var format: Int
  var files: Int
  var findings: [JSONFinding]
}

private struct JSONFinding: Encodable {
  var rule: String
  var name: String
  var severity: Severity
  var message: String
  var why: String
  var fix: String
  var help: String
  var file: String
  var line: Int
  var column: Int
  var object: String
  var fingerprint: String

  init(_ finding: LintFinding, _ fingerprint: String) {
    rule = finding.rule.id
    name = finding.rule.name
    severity = finding.severity
    message = finding.message
    why = finding.rule.why
    fix = finding.fix
    help = finding.helpPage
    file = finding.file
    line = finding.place.line
    column = finding.place.column
    object = finding.object
    self.fingerprint = fingerprint
  }
}

extension String {
  /// Sixteen hexadecimal digits that differ where the texts do, as a rule.
  ///
  /// See Fowler, Noll and Vo, "The FNV Non-Cryptographic Hash Algorithm" (FNV-1a, 64 bits).
  fileprivate var checksum: String {
    let sum = utf8.reduce(14_695_981_039_346_656_037 as UInt64) {
      ($0 ^ UInt64($1)) &* 1_099_511_628_211
    }
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
