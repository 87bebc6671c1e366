@testable import VaultLoader

/// Reads the input as CSV: nothing lost, nothing twice, the same by any pieces, exported as it was.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var choices = Choices(bytes, count: count)
  var format = DelimitedFormat()
  format.delimiter = choices.choose([",", "\t", ";", "|", "\u{1}"].map { UInt8(ascii: $0) })
  format.quote = choices.choose([UInt8(ascii: "\""), UInt8(ascii: "'"), nil])
  format.nullText = choices.choose(["", "\\N", "NULL"])
  let encoding = choices.choose(TextEncoding.allCases)
  let piece = choices.choose([1, 2, 3, 5, 7, 64])
  let chunk = choices.choose([1, 2, 3, 4, 8, 13, 256])
  let input = Array(choices.rest)

  func read(piece: Int, chunk: Int) -> (records: [ReadRecord], hasHeader: Bool) {
    let reader = CSVReader(source(input, in: encoding, piece: piece), as: format, chunk: chunk)
    guard let header = try? reader.header() else { return ([], false) }
    var records = [ReadRecord(reader)]
    require(header.count == reader.fields.count, "a name is no field")
    requireWhole(reader, format)
    while (try? reader.next()) == true {
      records.append(ReadRecord(reader))
      if reader.fault == nil { requireWhole(reader, format) }
    }
    return (records, true)
  }

  let (records, hasHeader) = read(piece: .max, chunk: 1 << 16)
  let (same, _) = read(piece: piece, chunk: chunk)
  require(records == same, "pieces of \(piece), a window of \(chunk): \(same), not \(records)")
  guard hasHeader else { return 0 }
  let (text, mark) = decoded(input, from: encoding)
  records.requireCover(text, from: mark) {
    $0 == LineByte.lineFeed || $0 == LineByte.carriageReturn
  }
  for record in records.dropFirst() { requireExportable(record, format) }
  return 0
}

/// The fields, with their quotes and the delimiters between them, are the record.
private func requireWhole(_ reader: CSVReader, _ format: DelimitedFormat) {
  var rebuilt: [UInt8] = []
  for (index, field) in reader.fields.enumerated() {
    if index > 0 { rebuilt.append(format.delimiter) }
    let bytes = Array(reader.bytes(of: field))
    guard field.isQuoted, let quote = format.quote else {
      require(!field.isEscaped && !field.isQuoted, "a plain field is called quoted")
      rebuilt += bytes
      continue
    }
    require(field.isEscaped == bytes.contains(quote), "an escaped field is called plain")
    rebuilt += [quote] + bytes + [quote]
  }
  require(reader.recordBytes.elementsEqual(rebuilt), "the fields are not the record: \(rebuilt)")
}

/// A record that is exported is one record of its file, and the one behind it stays what it is.
private func requireExportable(_ record: ReadRecord, _ format: DelimitedFormat) {
  let exported = ExportedRecord(record.bytes, as: .delimited(format))
  let next: [UInt8] = Array("next".utf8)
  let file = exported.text + [LineByte.lineFeed] + next + [LineByte.lineFeed]
  let reader = CSVReader(PiecewiseInput(file, piece: .max), as: format, chunk: 1 << 16)
  var read: [ReadRecord] = []
  while (try? reader.next()) == true { read.append(ReadRecord(reader)) }
  require(read.last?.bytes == next, "an exported record swallows the next: \(exported.text)")
  // Without quotes a line is all that a record can be.
  guard format.quote != nil else { return }
  require(read.count == 2, "exported as \(read.count - 1) records: \(exported.text)")
  if exported.isAsDelivered {
    require(read[0].values == record.values, "exported with other values: \(exported.text)")
  } else {
    require(read[0].values == [record.bytes], "exported not whole: \(exported.text)")
  }
}
