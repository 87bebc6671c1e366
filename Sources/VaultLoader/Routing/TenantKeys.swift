import VaultHash

#if canImport(Glibc)
  import Glibc
#endif

/// The hash keys of the tenants met last: a delivery has few tenants and many records of each.
struct TenantKeys: ~Copyable {
  private struct Entry {
    var key: [UInt8]
    var hashKey: [UInt8]
    var hex: [UInt8]
  }

  private static let bound = 16
  private var entries: [Entry] = []
  private var nextToReplace = 0
  private var current = 0

  /// Makes the tenant's key the current one, hashing it only where it is not at hand.
  mutating func select(
    _ key: UnsafeRawBufferPointer, as form: CastForm, hasher: KeyHasher, length: Int
  ) {
    if current < entries.count, Self.equal(entries[current].key, key) { return }
    if let known = entries.firstIndex(where: { Self.equal($0.key, key) }) {
      current = known
      return
    }
    var hashKey = [UInt8](repeating: 0, count: length)
    hashKey.withUnsafeMutableBytes { bytes in
      if let start = bytes.baseAddress { hasher.tenantKey(key, as: form, into: start) }
    }
    var hex = ByteBuffer(capacity: length * 2)
    hashKey.withUnsafeBytes { appendHex($0, to: &hex) }
    store(Entry(key: Array(key), hashKey: hashKey, hex: Array(hex.bytes)))
  }

  /// The current tenant's hash key.
  var hashKey: [UInt8] { entries[current].hashKey }

  /// The current tenant's hash key as lower-case hex: what all its other keys begin with.
  var hex: [UInt8] { entries[current].hex }

  private mutating func store(_ entry: Entry) {
    if entries.count < Self.bound {
      entries.append(entry)
      current = entries.count - 1
      return
    }
    entries[nextToReplace] = entry
    current = nextToReplace
    nextToReplace = (nextToReplace + 1) % Self.bound
  }

  private static func equal(_ left: [UInt8], _ right: UnsafeRawBufferPointer) -> Bool {
    guard left.count == right.count, let other = right.baseAddress else { return left.isEmpty }
    return left.withUnsafeBytes { bytes in
      bytes.baseAddress.map { memcmp($0, other, bytes.count) == 0 } ?? true
    }
  }
}
