/// The rules that a model is checked against beyond what Swift sees.
///
/// The names stay when the wording of a message changes.
package enum ModelRule: String, CaseIterable {
  case ambiguousName = "ambiguous-name"
  case arrayColumn = "array-column"
  case bridgePath = "bridge-path"
  case calendar
  case collidingName = "colliding-name"
  case columnReading = "column-reading"
  case combinedKey = "combined-key"
  case condition
  case constant
  case deliveryRule = "delivery-rule"
  case drivingKey = "driving-key"
  case duplicateColumn = "duplicate-column"
  case duplicateName = "duplicate-name"
  case duplicateRole = "duplicate-role"
  case emptyFeed = "empty-feed"
  case emptyHub = "empty-hub"
  case emptyMonitor = "empty-monitor"
  case emptyReference = "empty-reference"
  case emptySatellite = "empty-satellite"
  case emptyVault = "empty-vault"
  case farewell
  case exclusion
  case exemptSchema = "exempt-schema"
  case feedScope = "feed-scope"
  case fillFactor = "fill-factor"
  case formerName = "former-name"
  case hashRules = "hash-rules"
  case invalidName = "invalid-name"
  case keyNormalization = "key-normalization"
  case keyParts = "key-parts"
  case keyType = "key-type"
  case linkKind = "link-kind"
  case martKey = "mart-key"
  case martQuery = "mart-query"
  case masking
  case memberKey = "member-key"
  case metricQuery = "metric-query"
  case metricThreshold = "metric-threshold"
  case missingKey = "missing-key"
  case missingLink = "missing-link"
  case missingTenantKey = "missing-tenant-key"
  case nameTooLong = "name-too-long"
  case namingPolicy = "naming-policy"
  case notEnforced = "not-enforced"
  case openMarker = "open-marker"
  case optionalKey = "optional-key"
  case partitionBounds = "partition-bounds"
  case partitionKey = "partition-key"
  case pointInTime = "point-in-time"
  case qualityCondition = "quality-condition"
  case qualityThreshold = "quality-threshold"
  case qualityTimeliness = "quality-timeliness"
  case recordSource = "record-source"
  case repeatedColumn = "repeated-column"
  case repeatedFeed = "repeated-feed"
  case repeatedIndex = "repeated-index"
  case reservedName = "reserved-name"
  case reservedWord = "reserved-word"
  case retention
  case roles
  case satelliteKind = "satellite-kind"
  case secretInClear = "secret-in-clear"
  case silentStatus = "silent-status"
  case sharedTenant = "shared-tenant"
  case surrogateKey = "surrogate-key"
  case systemTenant = "system-tenant"
  case tenantKeyParts = "tenant-key-parts"
  case tenantLookUp = "tenant-look-up"
  case tooFewParticipants = "too-few-participants"
  case typeLimits = "type-limits"
  case unknownColumn = "unknown-column"
  case unknownName = "unknown-name"

  var severity: Finding.Severity {
    switch self {
    case .combinedKey, .hashRules, .notEnforced, .repeatedColumn, .surrogateKey: .advice
    case .reservedWord, .secretInClear: .warning
    case .ambiguousName, .arrayColumn, .bridgePath, .calendar, .collidingName, .columnReading,
      .condition, .constant, .deliveryRule, .drivingKey, .duplicateColumn, .duplicateName,
      .duplicateRole, .emptyFeed,
      .emptyHub, .emptyMonitor, .emptyReference, .emptySatellite, .emptyVault, .exclusion,
      .exemptSchema, .farewell, .feedScope, .fillFactor, .formerName, .invalidName,
      .keyNormalization, .keyParts, .keyType, .linkKind, .martKey, .martQuery, .masking, .memberKey,
      .metricQuery, .metricThreshold, .missingKey, .missingLink, .missingTenantKey, .nameTooLong,
      .namingPolicy, .openMarker, .optionalKey,
      .partitionBounds, .partitionKey, .pointInTime, .qualityCondition, .qualityThreshold,
      .qualityTimeliness, .recordSource, .repeatedFeed, .repeatedIndex, .reservedName, .retention,
      .roles, .satelliteKind, .sharedTenant, .silentStatus, .systemTenant, .tenantKeyParts,
      .tenantLookUp,
      .tooFewParticipants, .typeLimits, .unknownColumn, .unknownName:
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
