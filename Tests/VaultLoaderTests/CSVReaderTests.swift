import TestSupport
import Testing
import VaultHash

@testable import VaultLoader

@Suite struct CSVReaderTests {
  /// A record as the tests write it: its fields, NULL as nil, or its fault.
  enum Record: Equatable {
    case fields([String?], line: Int64)
    case fault(CSVFault, bytes: String, line: Int64)
  }

  @Test(arguments: [1, 2, 3, 7, 64, 4096])
  func `quotes, line ends and blanks are read as RFC 4180 says`(chunk: Int) throws {
    let text =
      "a,b\r\n1,2\n\"x,y\",\"say \"\"hi\"\"\"\r\n\"two\r\nlines\", z \n,\"\"\n\"\",\n5,\"6\""
    let records = try read(text, chunk: chunk)
    #expect(
      records == [
        .fields(["1", "2"], line: 2),
        .fields(["x,y", "say \"hi\""], line: 3),
        .fields(["two\r\nlines", " z "], line: 4),
        .fields([nil, ""], line: 6),
        .fields(["", nil], line: 7),
        .fields(["5", "6"], line: 8),
      ])
  }

  @Test func `a byte order mark is no part of the first name`() throws {
    let reader = CSVReader(TextBytes("\u{FEFF}a,b\n1,2\n"))
    #expect(try reader.header() == ["a", "b"])
  }

  @Test func `empty lines are no records`() throws {
    #expect(
      try read("a\n\n1\r\n\r\n2\n\n") == [.fields(["1"], line: 3), .fields(["2"], line: 5)])
  }

  @Test func `a quoted empty field alone on its line is a record`() throws {
    #expect(try read("a\n\"\"\n") == [.fields([""], line: 2)])
  }

  @Test func `a lone carriage return is a character like any other`() throws {
    #expect(try read("a,b\nx\ry,z\n") == [.fields(["x\ry", "z"], line: 2)])
  }

  @Test(arguments: [1, 5, 4096])
  func `a broken record is refused and reading goes on behind it`(chunk: Int) throws {
    let text = "a,b\n1,2\n3,4\"5\n6,7\n\"8\"9,0\nx,y\n"
    #expect(
      try read(text, chunk: chunk) == [
        .fields(["1", "2"], line: 2),
        .fault(.strayQuote, bytes: "3,4\"5", line: 3),
        .fields(["6", "7"], line: 4),
        .fault(.textAfterQuote, bytes: "\"8\"9,0", line: 5),
        .fields(["x", "y"], line: 6),
      ])
  }

  @Test(arguments: [1, 5, 4096])
  func `what an unclosed quote swallowed are records again`(chunk: Int) throws {
    let text = "a,b\n\"multi\nline\",\"open\n1,2\n3,4\n"
    #expect(
      try read(text, chunk: chunk) == [
        .fault(.unterminatedQuote, bytes: "\"multi\nline\",\"open", line: 2),
        .fields(["1", "2"], line: 4),
        .fields(["3", "4"], line: 5),
      ])
  }

  @Test func `a record beyond the limit is refused and the rest of its line passed over`() throws {
    let long = String(repeating: "x", count: RecordLimit.bytes + 300_000)
    let reader = CSVReader(TextBytes("a,b\n1,2\n\(long),\(long)\n3,4\n"))
    _ = try reader.header()
    #expect(try reader.next())
    #expect(try reader.next())
    #expect(reader.fault == .tooLong(limit: RecordLimit.bytes))
    #expect(reader.line == 3)
    #expect(try reader.next())
    #expect(reader.fault == nil)
    #expect(reader.line == 4)
    #expect(try !reader.next())
  }

  @Test func `offsets point to the first byte of a record`() throws {
    let text = "a,b\r\n1,2\n\"é\",4\n"
    let reader = CSVReader(TextBytes(text), chunk: 3)
    _ = try reader.header()
    var offsets: [Int64] = []
    while try reader.next() { offsets.append(reader.offset) }
    #expect(offsets == [5, 9])
  }

  @Test func `delimiter, quote and the text of NULL are as declared`() throws {
    var format = DelimitedFormat.tabs
    format.quote = UInt8(ascii: "'")
    format.nullText = "\\N"
    #expect(
      try read("a\tb\n'x\ty'\t'it''s'\n\\N\t'\\N'\n\t\"\n", as: format) == [
        .fields(["x\ty", "it's"], line: 2),
        .fields([nil, "\\N"], line: 3),
        .fields(["", "\""], line: 4),
      ])
    format.quote = nil
    #expect(
      try read("a\tb\n'x\t\"y\n", as: format) == [.fields(["'x", "\"y"], line: 2)])
  }

  /// Mutations of good lines: no byte is lost, whatever the size of chunks.
  @Test(arguments: 0..<60)
  func `mutated lines are read to their end, the same at any chunk size`(number: Int) throws {
    var random = SplitMix64(seed: UInt64(number))
    var bytes = Array("a,b\r\n1,\"x\"\"y\"\n\"multi\nline\",é\n,\"\"\n5,6\n".utf8)
    let alphabet = Array(",\"\n\r;x".utf8) + [0xFF, 0x00]
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 5..<bytes.count, using: &random)
      let byte = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      if Bool.random(using: &random) { bytes[place] = byte } else { bytes.insert(byte, at: place) }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let whole = try read(text, chunk: 4096)
    for chunk in [1, 2, 5] { #expect(try read(text, chunk: chunk) == whole, "seed \(number)") }
    // A line end more is a record more at most, and one at least is there, for the first line stands.
    #expect((1...text.utf8.count { $0 == UInt8(ascii: "\n") }).contains(whole.count))
  }

  @Test(arguments: 0..<200)
  func `any bytes are read to their end without loss`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let alphabet = Array("ab,\"\n\r\"".utf8)
    let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in
      alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
    }
    let chunked = try read(String(decoding: bytes, as: UTF8.self), chunk: 1)
    let whole = try read(String(decoding: bytes, as: UTF8.self), chunk: 4096)
    #expect(chunked == whole, "seed \(seed)")
  }

  private func read(
    _ text: String, as format: DelimitedFormat = DelimitedFormat(), chunk: Int = 4096
  ) throws -> [Record] {
    let reader = CSVReader(TextBytes(text), as: format, chunk: chunk)
    guard try reader.header() != nil else { return [] }
    var records: [Record] = []
    while try reader.next() {
      if let fault = reader.fault {
        let bytes = String(decoding: reader.recordBytes, as: UTF8.self)
        records.append(.fault(fault, bytes: bytes, line: reader.line))
      } else {
        records.append(.fields(reader.fields.map { value(of: $0, in: reader) }, line: reader.line))
      }
    }
    return records
  }

  private func value(of field: RecordField, in reader: CSVReader) -> String? {
    if reader.isNull(field) { return nil }
    var output = ByteBuffer()
    reader.unescape(field, into: &output)
    return String(decoding: output.bytes, as: UTF8.self)
  }
}

/// Text as an input.
final class TextBytes: ByteSource {
  private var rest: ArraySlice<UInt8>

  init(_ text: String) { rest = Array(text.utf8)[...] }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    let count = min(buffer.count, rest.count)
    rest.prefix(count).withUnsafeBytes { buffer.copyMemory(from: $0) }
    rest = rest.dropFirst(count)
    return count
  }
}
