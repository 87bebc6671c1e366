package import VaultModel

/// Turns what a source wrote into the canonical text of a column's type: what PostgreSQL prints for
/// it with `TimeZone=UTC`, `DateStyle=ISO`, `IntervalStyle=iso_8601`, `bytea_output=hex` and
/// `extra_float_digits=1` (semantics, section 3).
package struct Canonicalizer: Sendable {
  package let type: SQLType
  private let conversion: ColumnConversion?
  private let json: JSONHashing?

  /// Prepares for a type, and for a conversion that the model declares.
  package init(_ type: SQLType, converting conversion: ColumnConversion? = nil) {
    self.init(type, converting: conversion, hashing: nil)
  }

  /// Prepares for the text that is hashed of JSON; what is stored keeps its numbers as they came.
  init(
    _ type: SQLType, converting conversion: ColumnConversion? = nil, hashing json: JSONHashing?
  ) {
    self.type = type
    self.conversion = conversion
    self.json = json
  }

  /// Appends the canonical text of `input`; on a fault the output stays as it was.
  ///
  /// - Throws: `ValueFault`.
  package func append(
    _ input: UnsafeRawBufferPointer, to output: inout ByteBuffer
  ) throws(ValueFault) {
    let start = output.count
    do throws(ValueFault) {
      try appendAny(input, to: &output)
    } catch {
      output.truncate(to: start)
      throw error
    }
  }

  private func appendAny(
    _ input: UnsafeRawBufferPointer, to output: inout ByteBuffer
  ) throws(ValueFault) {
    switch type {
    case .text: try TextValue.append(unpadded(input), limit: nil, to: &output)
    case .varchar(let limit): try TextValue.append(unpadded(input), limit: limit, to: &output)
    case .bool: try BooleanValue.append(input, to: &output)
    case .int2: try IntegerValue.append(input, bits: 16, to: &output)
    case .int4: try IntegerValue.append(input, bits: 32, to: &output)
    case .int8: try IntegerValue.append(input, bits: 64, to: &output)
    case .float4: try FloatValue.append(input, width: .single, to: &output)
    case .float8: try FloatValue.append(input, width: .double, to: &output)
    case .numeric(let precision, let scale):
      try NumericValue.append(input, precision: precision, scale: scale, to: &output)
    case .unconstrainedNumeric: try NumericValue.append(input, to: &output)
    case .uuid: try UUIDValue.append(input, to: &output)
    case .bytea: try ByteaValue.append(input, converting: conversion, to: &output)
    case .inet: try InetValue.append(input, to: &output)
    case .date: try DateValue.append(input, converting: conversion, to: &output)
    case .time: try TimeValue.append(input, to: &output)
    case .timestamp:
      let zone: TimestampZone = conversion == .utc ? .converted : .none
      try TimestampValue.append(input, zone: zone, to: &output)
    case .timestamptz: try TimestampValue.append(input, zone: .universal, to: &output)
    case .interval: try IntervalValue.append(input, to: &output)
    case .jsonb: try JSONValue.append(input, hashing: json, to: &output)
    case .array(let element):
      let elements = Canonicalizer(element, converting: conversion, hashing: json)
      try ArrayValue.append(input, of: elements, to: &output)
    }
  }

  /// Text without the blanks that fill it, where the column says that there are such.
  private func unpadded(_ input: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard conversion == .unpadded else { return input }
    let end = input.lastIndex { $0 != UInt8(ascii: " ") }.map { $0 + 1 } ?? 0
    return UnsafeRawBufferPointer(rebasing: input[..<end])
  }
}
