import VaultHash
import VaultModel

/// Arrays from canonical text: dimensions, the element's type, and a field for each element.
enum ArrayBinary {
  static func append(
    _ text: UnsafeRawBufferPointer, element: SQLType, to output: inout ByteBuffer
  ) {
    let header = output.count
    output.append(bigEndian: Int32(0))
    output.append(bigEndian: Int32(0))
    output.append(bigEndian: element.objectID)
    guard text.count > 2 else { return }
    var writer = ArrayWriter(text, element: BinaryEncoder(element))
    writer.measure()
    for length in writer.lengths {
      output.append(bigEndian: Int32(length))
      output.append(bigEndian: Int32(1))
    }
    writer.appendElements(to: &output)
    output.overwrite(bigEndian: Int32(writer.lengths.count), at: header)
    output.overwrite(bigEndian: Int32(writer.hasNull ? 1 : 0), at: header + 4)
  }
}

/// Walks through the elements of a canonical array.
private struct ArrayWriter: ~Copyable {
  private let text: UnsafeRawBufferPointer
  private let element: BinaryEncoder
  private var value = ByteBuffer(capacity: 64)
  private(set) var lengths: [Int] = []
  private(set) var hasNull = false

  init(_ text: UnsafeRawBufferPointer, element: BinaryEncoder) {
    self.text = text
    self.element = element
  }

  /// Counts the entries of the first list of each depth; the others are as long.
  mutating func measure() {
    var depth = 0
    var isQuoted = false
    var closedDepth = Int.max
    var index = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "{") where !isQuoted:
        depth += 1
        if depth > lengths.count { lengths.append(1) }
      case UInt8(ascii: "}") where !isQuoted:
        closedDepth = min(closedDepth, depth)
        depth -= 1
      case UInt8(ascii: ",") where !isQuoted && depth < closedDepth: lengths[depth - 1] += 1
      default: break
      }
      index += 1
    }
  }

  mutating func appendElements(to output: inout ByteBuffer) {
    var index = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ","): index += 1
      case UInt8(ascii: "\""): index = appendQuoted(from: index + 1, to: &output)
      default: index = appendPlain(from: index, to: &output)
      }
    }
  }

  private mutating func appendQuoted(from start: Int, to output: inout ByteBuffer) -> Int {
    value.removeAll()
    var index = start
    while text[index] != UInt8(ascii: "\"") {
      if text[index] == UInt8(ascii: "\\") { index += 1 }
      value.append(text[index])
      index += 1
    }
    element.append(value.bytes, to: &output)
    return index + 1
  }

  private mutating func appendPlain(from start: Int, to output: inout ByteBuffer) -> Int {
    var end = start
    while text[end] != UInt8(ascii: ","), text[end] != UInt8(ascii: "}") { end += 1 }
    let plain = UnsafeRawBufferPointer(rebasing: text[start..<end])
    if plain.elementsEqual("NULL".utf8) {
      hasNull = true
      output.append(bigEndian: Int32(-1))
    } else {
      element.append(plain, to: &output)
    }
    return end
  }
}

extension SQLType {
  /// The type's fixed number in `pg_type`.
  var objectID: Int32 {
    switch self {
    case .bool: 16
    case .bytea: 17
    case .int8: 20
    case .int2: 21
    case .int4: 23
    case .text: 25
    case .float4: 700
    case .float8: 701
    case .inet: 869
    case .varchar: 1043
    case .date: 1082
    case .time: 1083
    case .timestamp: 1114
    case .timestamptz: 1184
    case .interval: 1186
    case .numeric, .unconstrainedNumeric: 1700
    case .uuid: 2950
    case .jsonb: 3802
    case .array: preconditionFailure("an array's element is no array: dimensions are not types")
    }
  }
}
