import VaultModel

/// The text that AutomateDV or datavault4dbt hashes for a list of values, made value by value.
///
/// `docs/hash-specs.md` has the rules; the SQL functions of such a vault say the same.
struct CompatibleText {
  enum Purpose {
    case key
    case hashDiff
  }

  private enum Style {
    case automateDV
    case datavault4dbt
  }

  private static let delimiter: StaticString = "||"
  private static let null: StaticString = "^^"

  private let style: Style
  private let isUppercased: Bool
  private var isEmpty = true
  /// The marks that datavault4dbt takes out of the whole text, each once only.
  private var marksToRemove: [UInt8] = []
  /// Whether one value at least was neither NULL nor what these rules take for NULL.
  private(set) var hasValue = false

  /// Prepares for a spec's rules; nil where the spec is this product's own.
  init?(_ rules: HashRules, for purpose: Purpose) {
    switch rules {
    case .vw1: return nil
    case .automateDV:
      style = .automateDV
      isUppercased = true
    case .datavault4dbt:
      style = .datavault4dbt
      isUppercased = purpose == .key
    }
    begin()
  }

  /// Forgets what was made so far.
  mutating func begin() {
    isEmpty = true
    hasValue = false
    marksToRemove.removeAll(keepingCapacity: true)
    if style == .datavault4dbt { marksToRemove += [0x0A, 0x09, 0x0B, 0x0D] }
  }

  /// Appends the next value, given by its canonical text; nil is NULL.
  mutating func append(
    _ value: UnsafeRawBufferPointer?, as form: CastForm, to output: inout ByteBuffer
  ) {
    if !isEmpty { output.append(Self.delimiter) }
    isEmpty = false
    guard let value, !isNull(value) else { return output.append(Self.null) }
    hasValue = true
    // No blank stands at either end of a text that gets a suffix, so that trimming comes first.
    let trimmed = Self.trimmed(value)
    let suffix = form.suffix(of: value)
    switch style {
    case .automateDV:
      for byte in trimmed { append(byte, to: &output) }
      append(suffix, to: &output)
    case .datavault4dbt:
      output.append(UInt8(ascii: "\""))
      appendEscaped(trimmed, to: &output)
      append(suffix, to: &output)
      output.append(UInt8(ascii: "\""))
    }
  }

  private func isNull(_ value: UnsafeRawBufferPointer) -> Bool {
    style == .automateDV && isBlank(value)
  }

  /// As `TRIM` does: spaces alone.
  static func trimmed(_ value: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let space = UInt8(ascii: " ")
    var start = 0
    var end = value.count
    while end > start, value[end - 1] == space { end -= 1 }
    while start < end, value[start] == space { start += 1 }
    return UnsafeRawBufferPointer(rebasing: value[start..<end])
  }

  /// The package's expressions change the first backslash and the first quote of a value, and every
  /// `^^`, for on PostgreSQL `REGEXP_REPLACE` replaces one match.
  private mutating func appendEscaped(
    _ value: UnsafeRawBufferPointer, to output: inout ByteBuffer
  ) {
    let escape = UInt8(ascii: "\\")
    var toEscape = [escape, UInt8(ascii: "\"")]
    var index = 0
    while index < value.count {
      let byte = value[index]
      index += 1
      if byte == UInt8(ascii: "^"), index < value.count, value[index] == byte {
        output.append("--")
        index += 1
        continue
      }
      if let first = toEscape.firstIndex(of: byte) {
        toEscape.remove(at: first)
        output.append(escape)
      }
      append(byte, to: &output)
    }
  }

  private mutating func append(_ byte: UInt8, to output: inout ByteBuffer) {
    if byte < 0x20, let mark = marksToRemove.firstIndex(of: byte) {
      marksToRemove.remove(at: mark)
      return
    }
    output.append(isUppercased ? Self.uppercased(byte) : byte)
  }

  /// The letters a to z alone.
  static func uppercased(_ byte: UInt8) -> UInt8 {
    (0x61...0x7A).contains(byte) ? byte & 0xDF : byte
  }

  private mutating func append(_ text: StaticString, to output: inout ByteBuffer) {
    for index in 0..<text.utf8CodeUnitCount { append(text.utf8Start[index], to: &output) }
  }
}

extension HashRules {
  /// Whether a key part is none: NULL, and under the rules of AutomateDV a text of spaces alone.
  package func isMissing(_ part: UnsafeRawBufferPointer?) -> Bool {
    guard let part else { return true }
    return self == .automateDV && isBlank(part)
  }
}

private func isBlank(_ value: UnsafeRawBufferPointer) -> Bool {
  value.allSatisfy { $0 == UInt8(ascii: " ") }
}
