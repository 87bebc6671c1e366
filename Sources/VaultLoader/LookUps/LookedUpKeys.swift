import VaultHash
import VaultModel

/// Reads from a record the keys by which its tenant is looked up, as the hubs store them.
struct LookedUpKeys: ~Copyable {
  private let plan: RoutePlan
  private let header: HeaderMatch
  private let keys: [RoutePlan.LookUp.Key]
  /// Joins the parts of a key.
  private let joiner: KeyHasher
  private var value = ByteBuffer()
  private var scratch = ByteBuffer()

  /// Prepares for the records of inputs with one header.
  ///
  /// - Throws: `DigestError`.
  init(
    of lookUp: RoutePlan.LookUp, plan: RoutePlan, header: HeaderMatch
  ) throws(DigestError) {
    self.plan = plan
    self.header = header
    keys = lookUp.keys
    joiner = try KeyHasher(plan.vault.hashSpec)
  }

  /// The key of each hub that is asked, as text; nil where the record has none.
  ///
  /// A record that will be refused for what it holds has none at all.
  mutating func read(_ reader: some RecordReader) -> [[UInt8]?] {
    guard reader.refusal == nil, reader.fields.count == header.header.count else {
      return keys.map { _ in nil }
    }
    return keys.indices.map { key(of: keys[$0], in: reader) }
  }

  private mutating func key(
    of key: RoutePlan.LookUp.Key, in reader: some RecordReader
  ) -> [UInt8]? {
    var parts: [[UInt8]?] = []
    for part in key.parts {
      let text = text(of: part, in: reader)
      switch part.definition.presence {
      case .required: if text?.isEmpty ?? true { return nil }
      case .mayBeEmpty: if text == nil { return nil }
      case .optional: break
      }
      parts.append(text)
    }
    guard parts.contains(where: { $0 != nil }) else { return nil }
    guard parts.count > 1 else { return parts[0] }
    joiner.begin(tenantHex: UnsafeRawBufferPointer(start: nil, count: 0))
    for (part, text) in zip(key.parts, parts) {
      if let text {
        text.withUnsafeBytes { joiner.append(part: $0, of: parts.count, as: part.form) }
      } else {
        joiner.append(part: nil, of: parts.count, as: part.form)
      }
    }
    return Array(joiner.joinedKey)
  }

  /// A part of a key, as its hub stores it.
  private mutating func text(
    of part: RoutePlan.Part, in reader: some RecordReader
  ) -> [UInt8]? {
    guard let column = part.column, canonicalize(column, of: reader) else { return part.constant }
    let isNull = normalize(part.definition.normalization, in: &value, from: 0)
    return isNull ? nil : Array(value.bytes)
  }

  /// Makes `value` the canonical text of a column; false where that is NULL, or no value of its type.
  private mutating func canonicalize(_ column: Int, of reader: some RecordReader) -> Bool {
    value.removeAll()
    guard let index = header.indices[column], !reader.fields[index].isAbsent else {
      guard let text = plan.columns[column].absentValue else { return false }
      text.withUnsafeBytes { value.append($0) }
      return true
    }
    let field = reader.fields[index]
    guard !reader.isNull(field) else { return false }
    do throws(ValueFault) {
      if field.isEscaped {
        scratch.removeAll()
        reader.unescape(field, into: &scratch)
        try plan.columns[column].canonicalizer.append(scratch.bytes, to: &value)
      } else {
        try plan.columns[column].canonicalizer.append(reader.bytes(of: field), to: &value)
      }
    } catch {
      return false
    }
    return true
  }
}
