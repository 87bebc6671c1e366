import PostgresSchema

extension LintReport {
  /// A log of one run.
  ///
  /// See OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
  var sarif: String {
    get throws {
      let broken = Set(findings.map(\.rule))
      // Only the rules that are broken: a reader needs no others.
      let rules = RuleCatalogue.descriptions.filter(broken.contains)
      let numbers = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1, $0) })
      let results = zip(findings, fingerprints).map { finding, fingerprint in
        Log.Result(finding, rule: numbers[finding.rule] ?? 0, fingerprint)
      }
      let driver = Log.Driver(version: programVersion, rules: rules.map(Log.Rule.init))
      return try encode(Log(runs: [Log.Run(tool: Log.Tool(driver: driver), results: results)]))
    }
  }
}

/// The part of SARIF that is written, in its own words.
private struct Log: Encodable {
  var schema = "https://json.schemastore.org/sarif-2.1.0.json"
  var version = "2.1.0"
  var runs: [Run]

  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version
    case runs
  }

  struct Run: Encodable {
    var tool: Tool
    var columnKind = "unicodeCodePoints"
    var results: [Result]
  }

  struct Tool: Encodable { var driver: Driver }

  struct Driver: Encodable {
    var name = "vaultc lint"
    var version: String
    var rules: [Rule]
  }

  struct Text: Encodable { var text: String }

  struct Rule: Encodable {
    var id: String
    var name: String
    var shortDescription: Text
    var fullDescription: Text
    var help: Text

    init(_ rule: RuleDescription) {
      id = rule.id
      name = rule.name
      shortDescription = Text(text: rule.summary)
      fullDescription = Text(text: rule.why)
      help = Text(text: rule.instead)
    }
  }

  struct Result: Encodable {
    var ruleId: String
    var ruleIndex: Int
    var level: String
    var message: Text
    var locations: [Location]
    var partialFingerprints: [String: String]

    init(_ finding: LintFinding, rule: Int, _ fingerprint: String) {
      ruleId = finding.rule.id
      ruleIndex = rule
      level = finding.severity.level
      message = Text(text: "\(finding.message). \(finding.fix)")
      locations = [Location(finding)]
      partialFingerprints = ["ruleAndObject/v1": fingerprint]
    }
  }

  struct Location: Encodable {
    var physicalLocation: Physical

    init(_ finding: LintFinding) {
      physicalLocation = Physical(
        artifactLocation: Artifact(uri: finding.file.asReference),
        region: Region(startLine: finding.place.line, startColumn: finding.place.column))
    }

    struct Physical: Encodable {
      var artifactLocation: Artifact
      var region: Region
    }
    struct Artifact: Encodable { var uri: String }
    struct Region: Encodable {
      var startLine: Int
      var startColumn: Int
    }
  }
}

extension Severity {
  fileprivate var level: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .information: "note"
    }
  }
}

extension String {
  /// A path as a reference of a URI: everything but what is safe is written in hexadecimal.
  fileprivate var asReference: String {
    utf8.reduce(into: "") { text, byte in
      let scalar = Unicode.Scalar(byte)
      let isSafe =
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        || "-._~/".unicodeScalars.contains(scalar)
      if isSafe {
        text.unicodeScalars.append(scalar)
      } else {
        text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
  }
}
