import VaultHash
package import VaultModel

/// What is done with one record of a source, worked out once for the whole load: which columns are
/// read, which keys are made of them, and which tables they feed.
package struct RoutePlan: Sendable {
  /// A source column that feeds something.
  struct Column: Sendable {
    var name: String
    var type: SQLType
    var canonicalizer: Canonicalizer
    /// The canonical text of a value that a delivery or a record does not have; nil is NULL.
    var absentValue: [UInt8]?
  }

  /// A business key of the record.
  struct Key: Sendable {
    var hub: CompiledVault.Hub
    var derivation: Derivation
    var parts: [Part]
    /// The place of the first part among the key parts of the record.
    var firstPart: Int
    var whenMissing: MissingKey
    var target: Int
    /// Nil where every row passes.
    var gate: Int?

    /// How many bytes of business key a hub takes.
    ///
    /// A row of a B-tree holds 2,704 bytes (PostgreSQL, chapter 67.1), and the hub's index has the
    /// tenant's key before the business key.
    static let byteLimit = 2_000
  }

  /// What a key is derived from (semantics, section 3).
  enum Derivation: Sendable {
    /// The record's own tenant: its key derives all others.
    case recordTenant
    /// A tenant in another role; derived from nothing but itself, too.
    case otherTenant
    case tenant
    /// The system's tenant, to whom the hubs belong that all tenants share.
    case systemTenant
  }

  struct Part: Sendable {
    /// The field that it is read from.
    var column: Int?
    /// Canonical text that stands where the field is NULL or not there.
    var constant: [UInt8]?
    var definition: CompiledVault.KeyPart
    /// How the hash specs that cast a value to text print it.
    var form: CastForm
  }

  /// A link that the record feeds.
  // A class, since it is asked for with every record: a copy would count a dozen references.
  final class Link: Sendable {
    let link: CompiledVault.Link
    /// The record's key for each participant.
    let keys: [Int]
    let dependentParts: [Part]
    /// For each attribute of an event the field that it is read from.
    let columns: [Int?]
    let hashed: [Int]
    /// The place of the first dependent part among the key parts of the record.
    let firstDependent: Int
    /// The parts of its key: those of all participants, then the dependent ones.
    let partCount: Int
    let target: Int
    /// Nil where every row passes.
    let gate: Int?

    init(
      link: CompiledVault.Link, keys: [Int], dependentParts: [Part], columns: [Int?],
      firstDependent: Int, partCount: Int, target: Int, gate: Int?
    ) {
      self.link = link
      self.keys = keys
      self.dependentParts = dependentParts
      self.columns = columns
      hashed = link.attributes.hashedPlaces
      self.firstDependent = firstDependent
      self.partCount = partCount
      self.target = target
      self.gate = gate
    }
  }

  struct Satellite: Sendable {
    var satellite: CompiledVault.Satellite
    var parent: Parent
    /// For each attribute the field that it is read from.
    var columns: [Int?]
    /// The attributes that make the hash diff.
    var hashed: [Int]
    /// Satellites of one parent: their payloads are compared together within a full extract.
    ///
    /// Nil where an extract may give several payloads of a key.
    var group: Int?
    var target: Int
    /// Nil where every row passes.
    var gate: Int?
    /// Where a set's members are the elements of an array: lets the records pass that have the array,
    /// be it empty.
    var setGate: Int?
  }

  /// A code list.
  struct Reference: Sendable {
    var reference: CompiledVault.ReferenceTable
    var parts: [Part]
    var firstPart: Int
    var columns: [Int?]
    var hashed: [Int]
    var group: Int
    var target: Int
    /// The table of its versions, where it has one.
    var historyTarget: Int?
    /// Nil where every row passes.
    var gate: Int?
  }

  enum Parent: Hashable, Sendable {
    case key(Int)
    case link(Int)
  }

  /// A key that a full extract gives one payload.
  struct Group: Hashable, Sendable {
    var keySlot: Int
    var payloadSlots: [Int]
    /// The record's keys without any of which it has no such key.
    var neededKeys: [Int]
    /// The key parts that the key is made of.
    var keyParts: [Int]
    /// Records that it lets not pass give the key no payload.
    var gate: Int?
    /// What it feeds, for messages.
    var names: [String]
  }

  /// A hash of the record that only some plans have.
  enum Extra: Hashable, Sendable {
    /// The hash diff of a link's own payload.
    case linkDiff(Int)
    case referenceKey(Int)
    case referenceDiff(Int)
    /// The driving key of an effectivity satellite, given by its index.
    case drivingKey(Int)
  }

  package let vault: CompiledVault
  package let source: CompiledVault.Source
  var columns: [Column] = []
  var derived: [Derived] = []
  /// The place of each input among a record's fields, by its name.
  var places: [String: Int] = [:]
  var explosions: [Explosion] = []
  var gates: [Gate] = []
  var keys: [Key] = []
  var links: [Link] = []
  var satellites: [Satellite] = []
  var references: [Reference] = []
  var groups: [Group] = []
  var extras: [Extra] = []
  /// The hash key of the tenant to whom shared hubs belong; empty where no hub is shared.
  var systemTenantKey: [UInt8] = []
  /// The tables that are fed, as the report names them: `business.customer_h`.
  var targets: [CompiledVault.TableName] = []
  var partCount = 0
  /// How the record's tenant is found; nil where the record names it.
  var lookUp: LookUp?
  var statements = Statements()
  /// Whether all that a delivery says of a key is to be read together.
  var readsByKey = false
  /// The record's key of the tenant, which derives all others; nil where it feeds code lists alone.
  var recordTenant: Int?
  /// The canonical key of the only tenant that records may be of; nil where they may be of any.
  var onlyTenant: [UInt8]?
  /// Its hash key.
  var onlyTenantHashKey: [UInt8]?

  var hashLength: Int { vault.hashSpec.algorithm.byteCount }
}
