package import VaultHash
package import VaultModel

/// Writes canonical text as a field of COPY's binary format: its length and its bytes.
///
/// The text was checked when it was made canonical; what does not fit here is a mistake of ours. See
/// PostgreSQL's manual, reference page COPY, "Binary Format", and the types' receive functions.
package struct BinaryEncoder: Sendable {
  package let type: SQLType

  package init(_ type: SQLType) { self.type = type }

  /// Appends the field.
  package func append(_ canonical: UnsafeRawBufferPointer, to output: inout ByteBuffer) {
    let lengthOffset = output.count
    output.append(bigEndian: Int32(0))
    appendValue(canonical, to: &output)
    output.overwrite(bigEndian: Int32(output.count - lengthOffset - 4), at: lengthOffset)
  }

  private func appendValue(_ text: UnsafeRawBufferPointer, to output: inout ByteBuffer) {
    switch type {
    case .text, .varchar: output.append(text)
    case .bool: output.append(text.first == UInt8(ascii: "t") ? 1 : 0)
    case .int2: output.append(bigEndian: Int16(truncatingIfNeeded: IntegerBinary.read(text)))
    case .int4: output.append(bigEndian: Int32(truncatingIfNeeded: IntegerBinary.read(text)))
    case .int8: output.append(bigEndian: IntegerBinary.read(text))
    case .float4: output.append(bigEndian: FloatBinary.single(text).bitPattern)
    case .float8: output.append(bigEndian: FloatBinary.double(text).bitPattern)
    case .numeric, .unconstrainedNumeric: NumericBinary.append(text, to: &output)
    case .uuid: HexBinary.append(text, to: &output)
    case .bytea:
      HexBinary.append(UnsafeRawBufferPointer(rebasing: text.dropFirst(2)), to: &output)
    case .date: TimeBinary.appendDate(text, to: &output)
    case .time: TimeBinary.appendTime(text, to: &output)
    case .timestamp, .timestamptz: TimeBinary.appendTimestamp(text, to: &output)
    case .interval: IntervalBinary.append(text, to: &output)
    case .jsonb:
      // The version of jsonb's wire format.
      output.append(1)
      output.append(text)
    case .inet: InetBinary.append(text, to: &output)
    case .array(let element): ArrayBinary.append(text, element: element, to: &output)
    }
  }
}
