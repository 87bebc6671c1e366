import FoundationEssentials
@testable import VaultLoader

/// Reads the input as NDJSON: nothing lost, the same by any pieces, judged as another parser does.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var choices = Choices(bytes, count: count)
  let encoding = choices.choose(TextEncoding.allCases)
  let piece = choices.choose([1, 2, 3, 5, 7, 64])
  let chunk = choices.choose([1, 2, 3, 4, 8, 13, 256])
  let unknown = choices.choose([NDJSONReader.UnknownMembers.passedOver, .refused])
  let input = Array(choices.rest)
  let columns: [(name: String, form: JSONMembers.Form)] = [
    ("id", .text), ("a.b", .text), ("doc", .json), ("tags", .array),
  ]

  func read(piece: Int, chunk: Int) -> [ReadRecord] {
    let reader = NDJSONReader(
      source(input, in: encoding, piece: piece), members: JSONMembers(columns), unknown: unknown,
      chunk: chunk)
    var records: [ReadRecord] = []
    while (try? reader.next()) == true { records.append(ReadRecord(reader)) }
    return records
  }

  let records = read(piece: .max, chunk: 1 << 16)
  let same = read(piece: piece, chunk: chunk)
  require(records == same, "pieces of \(piece), a window of \(chunk): \(same), not \(records)")
  let (text, mark) = decoded(input, from: encoding)
  records.requireCover(text, from: mark) { $0 == LineByte.lineFeed || JSONText.isBlank($0) }
  for record in records { requireSameJudgement(record) }
  return 0
}

/// What is taken another parser takes, and what is no JSON it refuses.
private func requireSameJudgement(_ record: ReadRecord) {
  guard isComparable(record.bytes) else { return }
  let object = try? JSONDecoder().decode([String: AnyJSON].self, from: Data(record.bytes))
  let text = { String(decoding: record.bytes, as: UTF8.self) }
  guard let reason = record.reason, let detail = record.detail else {
    guard let object else { fatalError("taken, and another parser refuses it: \(text())") }
    return requireSameValues(record, object)
  }
  guard reason == .malformedJSON, !detail.hasSuffix("the member stands twice")
  else { return }
  require(object == nil, "refused, and another parser takes it: \(detail): \(text())")
}

/// The text of a member is the one that another parser finds.
private func requireSameValues(_ record: ReadRecord, _ object: [String: AnyJSON]) {
  guard case .string(let expected)? = object["id"] else { return }
  require(
    record.values[0].map { $0.elementsEqual(expected.utf8) } == true,
    "another parser reads \(expected): \(record)")
}

/// Whether both parsers have the same rules for the record.
///
/// The other one guesses an encoding where it finds NUL, refuses what no Double holds and a nesting
/// that the reader takes, and takes a comma behind the last element; the reader leaves the characters
/// of values to those who take them.
private func isComparable(_ record: [UInt8]) -> Bool {
  guard String(validating: record, as: UTF8.self) != nil, !record.contains(0) else { return false }
  let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  guard !record.starts(with: mark) else { return false }
  guard record.count(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }) < 400 else {
    return false
  }
  var digits = 0
  var isBehindComma = false
  for byte in record {
    digits = JSONText.isDigit(byte) ? digits + 1 : 0
    // With an exponent of three digits, or of many digits, a number may be none for a Double.
    if digits > 2 { return false }
    if isBehindComma, byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { return false }
    if !JSONText.isBlank(byte) { isBehindComma = byte == UInt8(ascii: ",") }
  }
  return true
}

/// Any JSON value, every part of which is decoded: what nobody asks for the decoder does not check.
private enum AnyJSON: Decodable {
  case string(String)
  case other

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let text = try? value.decode(String.self) {
      self = .string(text)
      return
    }
    self = .other
    if value.decodeNil() || (try? value.decode(Bool.self)) != nil { return }
    if (try? value.decode(Double.self)) != nil { return }
    if (try? value.decode([AnyJSON].self)) != nil { return }
    _ = try value.decode([String: AnyJSON].self)
  }
}
