extension String {
  /// Gives the text with every password that can be recognised by its place written as `***`.
  ///
  ///     postgres://ann:s3cret@db/vault           →  postgres://ann:***@db/vault
  ///     ann:s3cret@db/vault                      →  ann:***@db/vault
  ///     host=db password='s3 cret' dbname=vault  →  host=db password=*** dbname=vault
  ///     ALTER ROLE ann PASSWORD 's3cret'         →  ALTER ROLE ann PASSWORD ***
  ///
  /// In an address all up to the last `@` counts as the password, for one with an unescaped `@` or
  /// `/` is still a password.
  package func redactingPasswords() -> String {
    guard mayHoldPassword else { return self }
    // By scalars: to Swift a quote or `=` with an accent behind it is another character.
    let inAddress = /(\w+:\/\/[^\s:\/@]*:)\S*@/.matchingSemantics(.unicodeScalar)
    let withoutScheme = /([\w.%+-]+:)[^\s:\/@'"]+@(?=[\w.\[%\/])/.matchingSemantics(.unicodeScalar)
    let asOption = /((?i:password|passwd|pwd)\s*=\s*)(?:'(?:\\.|''|[^'\\])*'?|[^\s&'"]+)/
      .matchingSemantics(.unicodeScalar)
    let inStatement = /((?i:password)\s+)(?i:e|u&)?'(?:\\.|''|[^'\\])*'?/
      .matchingSemantics(.unicodeScalar)
    return replacing(inAddress) { "\($0.output.1)***@" }
      .replacing(withoutScheme) { "\($0.output.1)***@" }
      .replacing(asOption) { "\($0.output.1)***" }
      .replacing(inStatement) { "\($0.output.1)***" }
  }

  /// Replaces each of the given secrets wherever it stands.
  func redacting(_ secrets: [String]) -> String {
    let longestFirst = secrets.filter { !$0.isEmpty }.sorted { $0.utf8.count > $1.utf8.count }
    return longestFirst.reduce(self) { text, secret in
      String(text.unicodeScalars.replacing(secret.unicodeScalars, with: "***".unicodeScalars))
    }
  }

  /// A quick look, so that ordinary statements never meet the patterns.
  private var mayHoldPassword: Bool {
    if contains("@") { return true }
    let lowercase = lowercased()
    return ["password", "passwd", "pwd"].contains { lowercase.contains($0) }
  }
}
