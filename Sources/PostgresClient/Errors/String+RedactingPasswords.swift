extension String {
  /// Gives the text with every password that can be recognised by its place written as `***`.
  ///
  ///     postgres://ann:s3cret@db/vault           →  postgres://ann:***@db/vault
  ///     host=db password='s3 cret' dbname=vault  →  host=db password=*** dbname=vault
  ///     ALTER ROLE ann PASSWORD 's3cret'         →  ALTER ROLE ann PASSWORD ***
  ///
  /// In an address all up to the last `@` counts as the password, for one with an unescaped `@` or
  /// `/` is still a password.
  package func redactingPasswords() -> String {
    guard mayHoldPassword else { return self }
    return
      replacing(/(\w+:\/\/[^\s:\/@]*:)\S*@/) { "\($0.output.1)***@" }
      .replacing(/((?i:password|passwd|pwd)\s*=\s*)(?:'(?:\\.|''|[^'\\])*'?|[^\s&'"]+)/) {
        "\($0.output.1)***"
      }
      .replacing(/((?i:password)\s+)(?i:e|u&)?'(?:\\.|''|[^'\\])*'?/) { "\($0.output.1)***" }
  }

  /// Replaces each of the given secrets wherever it stands.
  func redacting(_ secrets: [String]) -> String {
    secrets.filter { !$0.isEmpty }.sorted { $0.utf8.count > $1.utf8.count }
      .reduce(self) { $0.replacing($1, with: "***") }
  }

  /// A quick look, so that ordinary statements never meet the patterns.
  private var mayHoldPassword: Bool {
    if contains("://") { return true }
    let lowercase = lowercased()
    return ["password", "passwd", "pwd"].contains { lowercase.contains($0) }
  }
}
