import VaultModel

/// What a column's name and type suggest that it holds.
struct ColumnNature: Hashable, Sendable {
  let sensitivity: Care
  let pace: Pace

  /// How careful one has to be with it.
  enum Care: Hashable, Sendable {
    case open, personal, confidential
    /// Lets its owner in somewhere; stays where it is.
    case secret
  }

  /// How often it changes.
  enum Pace: Hashable, Sendable {
    case slow, fast
    /// Moves with every touch, and tells no news.
    case touch
  }

  init(of column: SourceDatabase.Column, in table: SourceDatabase.TableName) {
    let words = Words.of(column.name)
    sensitivity = Self.care(for: words, column.type, in: table)
    pace = Self.pace(of: words)
  }
}

// MARK: Sensitivity

extension ColumnNature {
  private static func care(
    for words: [String], _ type: SQLType, in table: SourceDatabase.TableName
  ) -> Care {
    // "email_verified", "password_changed_at", "token_count": about the thing, not the thing.
    switch type {
    case .bool, .timestamp, .timestamptz, .time, .interval: return .open
    case .int2, .int4, .int8, .float4, .float8, .numeric, .unconstrainedNumeric, .date:
      if isPersonalNumber(words) { return .personal }
      // A number lets nobody in, but what is called a token may stand for somebody.
      if isSecret(words, type) { return .confidential }
      return confidential.isDisjoint(with: words) ? .open : .confidential
    case .inet: return .personal
    case .text, .varchar, .bytea, .uuid, .jsonb, .array: break
    }
    if isSecret(words, type) { return .secret }
    // A reference to a person is no more than the person's row.
    if type == .uuid { return .open }
    if isPersonal(words, in: table) { return .personal }
    return confidential.isDisjoint(with: words) ? .open : .confidential
  }

  private static func isSecret(_ words: [String], _ type: SQLType) -> Bool {
    let telling: Set = [
      "password", "passwd", "pwd", "passphrase", "secret", "secrets", "credential", "credentials",
      "salt", "otp", "totp", "cvv", "cvc", "pin",
    ]
    if !telling.isDisjoint(with: words) { return true }
    let pairs = zip(words, words.dropFirst()).map { "\($0)_\($1)" }
    let named: Set = [
      "private_key", "secret_key", "refresh_token", "access_token", "session_token",
    ]
    if !named.isDisjoint(with: pairs) { return true }
    let end = words.suffix(2).joined(separator: "_")
    let keys: Set = [
      "api_key", "apikey", "encryption_key", "signing_key",
      "access_key", "token_hash", "key_hash", "backup_codes", "recovery_codes",
    ]
    if keys.contains(end) || words.last == "apikey" { return true }
    return type != .uuid && ["token", "tokens"].contains(words.last)
  }

  private static func isPersonal(
    _ words: [String], in table: SourceDatabase.TableName
  ) -> Bool {
    if !personal.isDisjoint(with: words) { return true }
    let pairs = zip(words, words.dropFirst()).map { "\($0)_\($1)" }
    if !personalPairs.isDisjoint(with: pairs) { return true }
    let person = VaultName.singular(table.name)
    let isOfPerson = !persons.isDisjoint(with: person.split(separator: "_").map(String.init))
    return isOfPerson && ["name", "title", "notes", "bio"].contains(words.last)
      && (words.count == 1 || words.dropLast().joined(separator: "_") == person)
  }

  private static func isPersonalNumber(_ words: [String]) -> Bool {
    let telling: Set = [
      "birth", "birthday", "birthdate", "dob", "ssn", "phone", "mobile", "fax", "latitude",
      "longitude", "lat", "lng", "lon", "age", "zip", "postcode",
    ]
    return !telling.isDisjoint(with: words)
  }

  private static let personal: Set = [
    "email", "mail", "emails", "phone", "phones", "mobile", "telephone", "fax", "address",
    "addresses", "street", "postcode", "zip", "zipcode", "postal", "birth", "birthday", "birthdate",
    "dob", "ssn", "passport", "nationality", "gender", "sex", "ethnicity", "religion", "surname",
    "forename", "firstname", "lastname", "fullname", "username", "nickname", "biometric",
    "biometrics", "ip", "useragent", "latitude", "longitude", "geolocation", "avatar", "photo",
    "iban", "contact", "contacts", "lat", "lng",
  ]

  private static let personalPairs: Set = [
    "first_name", "last_name", "middle_name", "full_name", "given_name", "family_name",
    "display_name", "user_name", "maiden_name", "nick_name", "user_agent", "national_id",
    "tax_id", "driver_license", "device_fingerprint", "preferred_name", "legal_name",
    "customer_name", "contact_name", "employee_name", "patient_name", "guest_name",
  ]

  private static let confidential: Set = [
    "salary", "wage", "wages", "income", "bonus", "payroll", "health", "medical", "diagnosis",
    "allergies", "disability", "risk", "criminal", "political", "union", "iban", "bank", "routing",
    "insurance", "clearance",
  ]

  private static let persons: Set = [
    "user", "customer", "employee", "person", "contact", "member", "patient", "student", "staff",
    "author", "subscriber", "client", "executive", "actor", "guest", "driver", "teacher",
    "borrower", "applicant", "candidate", "owner", "tenant",
  ]
}

// MARK: Rate of change

extension ColumnNature {
  private static func pace(of words: [String]) -> Pace {
    let name = words.joined(separator: "_")
    if touches.contains(name) { return .touch }
    if words.first == "last" || words.first == "current" { return .fast }
    guard let last = words.last else { return .slow }
    return fastEndings.contains(last) ? .fast : .slow
  }

  private static let touches: Set = [
    "updated_at", "updated_on", "updated", "update_time", "update_date", "update_ts", "modified_at",
    "modified_on", "modified", "modified_date", "last_updated", "last_updated_at", "last_update",
    "last_modified", "last_modified_at", "row_version", "lock_version", "last_accessed",
    "last_accessed_at", "access_count", "view_count", "hit_count", "mtime", "date_modified",
    "date_updated", "updated_date",
  ]

  private static let fastEndings: Set = [
    "status", "state", "stage", "progress", "balance", "count", "counter", "attempts", "retries",
    "hits", "views", "percentage",
  ]

  /// Whether a row that has such a column is changed after it was written.
  static func tellsOfChange(_ column: SourceDatabase.Column) -> Bool {
    let words = Words.of(column.name)
    if touches.contains(words.joined(separator: "_")) { return true }
    // "old_status" and "new_status" tell of another row's change.
    if let first = words.first, ["old", "new", "previous", "prior", "from", "to"].contains(first) {
      return false
    }
    let later: Set = [
      "resolved", "acknowledged", "closed", "completed", "approved", "reviewed", "revoked",
      "deleted", "ended", "finished", "left", "cancelled", "archived",
    ]
    return !later.isDisjoint(with: words) || ["status", "state"].contains(words.last)
  }
}
