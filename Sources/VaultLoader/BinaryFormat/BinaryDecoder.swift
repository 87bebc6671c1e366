import VaultHash

/// Writes a field of COPY's binary format as the server would print it.
///
/// Of types whose text takes long to make, or whose binary form is not made to be read by others, there
/// is none: those come as text. See PostgreSQL's manual, reference page COPY, "Binary Format", and the
/// types' send functions.
enum BinaryDecoder: Sendable {
  case bool
  case int2
  case int4
  case int8
  case numeric
  case bytea
  case uuid
  case date
  case time
  case timestamp
  case timestamptz
  case jsonb
  /// Bytes that are the text.
  case text

  /// The decoder of a type; nil where the server has to print it.
  init?(typeOID: UInt32) {
    switch typeOID {
    case 16: self = .bool
    case 17: self = .bytea
    case 20: self = .int8
    case 21: self = .int2
    case 23: self = .int4
    // name, text, json, char(n), varchar
    case 19, 25, 114, 1042, 1043: self = .text
    case 1082: self = .date
    case 1083: self = .time
    case 1114: self = .timestamp
    case 1184: self = .timestamptz
    case 1700: self = .numeric
    case 2950: self = .uuid
    case 3802: self = .jsonb
    default: return nil
    }
  }

  /// Appends the text of a value.
  func append(_ bytes: UnsafeRawBufferPointer, to output: inout ByteBuffer) {
    switch self {
    case .text: output.append(bytes)
    case .bool: output.append(bytes[0] == 0 ? UInt8(ascii: "f") : UInt8(ascii: "t"))
    case .int2: output.append(decimal: Int(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self))))
    case .int4: output.append(decimal: Int(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self))))
    case .int8: output.append(decimal: Int(Self.int64(bytes)))
    case .numeric: NumericBinary.appendText(bytes, to: &output)
    case .bytea: HexBinary.appendText(bytes, to: &output)
    case .uuid: HexBinary.appendGroupedText(bytes, to: &output)
    case .date: TimeBinary.appendDateText(bytes, to: &output)
    case .time: CanonicalTime.append(timeOfDay: Int(Self.int64(bytes)), to: &output)
    case .timestamp: TimeBinary.appendTimestampText(bytes, zone: .none, to: &output)
    case .timestamptz: TimeBinary.appendTimestampText(bytes, zone: .universal, to: &output)
    // The first byte is the version of jsonb's wire format.
    case .jsonb: output.append(UnsafeRawBufferPointer(rebasing: bytes.dropFirst()))
    }
  }

  static func int64(_ bytes: UnsafeRawBufferPointer) -> Int64 {
    Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
  }
}

extension TimeBinary {
  static func appendDateText(_ bytes: UnsafeRawBufferPointer, to output: inout ByteBuffer) {
    let day = Int32(bigEndian: bytes.loadUnaligned(as: Int32.self))
    if appendInfinity(day, to: &output) { return }
    CanonicalTime.append(day: Int(day), to: &output)
  }

  static func appendTimestampText(
    _ bytes: UnsafeRawBufferPointer, zone: TimestampZone, to output: inout ByteBuffer
  ) {
    let instant = BinaryDecoder.int64(bytes)
    if appendInfinity(instant, to: &output) { return }
    CanonicalTime.append(instant: Int(instant), zone: zone, to: &output)
  }

  private static func appendInfinity(
    _ number: some FixedWidthInteger, to output: inout ByteBuffer
  ) -> Bool {
    switch number {
    case .max: output.append("infinity")
    case .min: output.append("-infinity")
    default: return false
    }
    return true
  }
}

extension HexBinary {
  /// `\x` and two digits a byte.
  static func appendText(_ bytes: UnsafeRawBufferPointer, to output: inout ByteBuffer) {
    output.append("\\x")
    appendHex(bytes, to: &output)
  }

  /// A UUID's digits, with its hyphens.
  static func appendGroupedText(_ bytes: UnsafeRawBufferPointer, to output: inout ByteBuffer) {
    for (place, range) in [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].enumerated() {
      if place > 0 { output.append(UInt8(ascii: "-")) }
      appendHex(UnsafeRawBufferPointer(rebasing: bytes[range]), to: &output)
    }
  }
}

extension NumericBinary {
  /// Groups of four digits as decimal text, with as many decimals as the value is to show.
  static func appendText(_ bytes: UnsafeRawBufferPointer, to output: inout ByteBuffer) {
    let word = { (index: Int) in
      UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 2, as: UInt16.self))
    }
    let groups = Int(word(0))
    let weight = Int(Int16(bitPattern: word(1)))
    switch word(2) {
    case notANumber: return output.append("NaN")
    case infinity: return output.append("Infinity")
    case negativeInfinity: return output.append("-Infinity")
    case negative: output.append(UInt8(ascii: "-"))
    default: break
    }
    let group = { (place: Int) in (0..<groups).contains(place) ? Int(word(4 + place)) : 0 }
    output.append(decimal: group(0) * (weight < 0 ? 0 : 1))
    for place in stride(from: 1, through: weight, by: 1) {
      output.append(decimal: group(place), width: 4)
    }
    var decimals = Int(word(3))
    guard decimals > 0 else { return }
    output.append(UInt8(ascii: "."))
    var place = weight + 1
    while decimals > 0 {
      let start = output.count
      output.append(decimal: group(place), width: 4)
      output.truncate(to: start + min(decimals, 4))
      decimals -= 4
      place += 1
    }
  }
}
