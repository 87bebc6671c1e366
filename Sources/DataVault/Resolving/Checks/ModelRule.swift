/// The rules that a model is checked against beyond what Swift sees.
///
/// The names stay when the wording of a message changes.
package enum ModelRule: String, CaseIterable {
  case duplicateColumn = "duplicate-column"
  case duplicateName = "duplicate-name"
  case duplicateRole = "duplicate-role"
  case emptyHub = "empty-hub"
  case emptySatellite = "empty-satellite"
  case emptyVault = "empty-vault"
  case invalidName = "invalid-name"
  case keyNormalization = "key-normalization"
  case keyParts = "key-parts"
  case keyType = "key-type"
  case missingKey = "missing-key"
  case missingLink = "missing-link"
  case missingTenantKey = "missing-tenant-key"
  case nameTooLong = "name-too-long"
  case optionalKey = "optional-key"
  case recordSource = "record-source"
  case repeatedFeed = "repeated-feed"
  case reservedName = "reserved-name"
  case secretInClear = "secret-in-clear"
  case surrogateKey = "surrogate-key"
  case tenantKeyParts = "tenant-key-parts"
  case tooFewParticipants = "too-few-participants"
  case typeLimits = "type-limits"
  case unknownColumn = "unknown-column"

  var severity: Finding.Severity {
    switch self {
    case .surrogateKey: .advice
    case .secretInClear: .warning
    case .duplicateColumn, .duplicateName, .duplicateRole, .emptyHub, .emptySatellite, .emptyVault,
      .invalidName, .keyNormalization, .keyParts, .keyType, .missingKey, .missingLink,
      .missingTenantKey, .nameTooLong, .optionalKey, .recordSource, .repeatedFeed, .reservedName,
      .tenantKeyParts, .tooFewParticipants, .typeLimits, .unknownColumn:
      .error
    }
  }
}

extension Finding {
  init(_ rule: ModelRule, _ message: String, at place: ModelPlace, fix: String) {
    self.init(
      rule: rule.rawValue, severity: rule.severity, message: message, place: place, fix: fix)
  }
}
