/// Bytes of another encoding as UTF-8.
///
/// What the encoding has no character for becomes bytes that are no UTF-8, so that the record that
/// holds them is refused for it, and no other.
final class TranscodedBytes: ByteSource {
  private let source: any ByteSource
  private let encoding: TextEncoding
  private var isBigEndian: Bool
  private var isAtBeginning = true
  private var isAtEnd = false
  private var pendingByte: UInt8?
  private var highSurrogate: UInt16?
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
  private var output: [UInt8] = []
  private var given = 0

  /// Reads `source`, which is in `encoding`.
  init(_ source: any ByteSource, from encoding: TextEncoding) {
    self.source = source
    self.encoding = encoding
    isBigEndian = encoding != .utf16LittleEndian
  }

  deinit { input.deallocate() }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    while given == output.count {
      if isAtEnd { return 0 }
      output.removeAll(keepingCapacity: true)
      given = 0
      try refill()
    }
    let count = min(buffer.count, output.count - given)
    output[given..<given + count].withUnsafeBytes { buffer.copyMemory(from: $0) }
    given += count
    return count
  }

  private func refill() throws(InputError) {
    let count = try source.read(into: input)
    let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(input)[..<count])
    switch encoding {
    case .utf8: output.append(contentsOf: bytes)
    case .latin1: for byte in bytes { append(Unicode.Scalar(byte)) }
    case .windows1252: for byte in bytes { appendWindows1252(byte) }
    case .utf16, .utf16LittleEndian, .utf16BigEndian: appendUTF16(bytes)
    }
    if count == 0 {
      isAtEnd = true
      endUTF16()
    }
  }

  private func append(_ scalar: Unicode.Scalar) {
    output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}

// MARK: - Windows-1252

extension TranscodedBytes {
  /// The characters of the bytes from 0x80 to 0x9F; zero where there is none.
  static let windows1252: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  private func appendWindows1252(_ byte: UInt8) {
    guard (0x80..<0xA0).contains(byte) else { return append(Unicode.Scalar(byte)) }
    let unit = Self.windows1252[Int(byte) - 0x80]
    // Alone the byte itself is no UTF-8 either.
    guard unit != 0, let scalar = Unicode.Scalar(unit) else { return output.append(byte) }
    append(scalar)
  }
}

// MARK: - UTF-16

extension TranscodedBytes {
  private func appendUTF16(_ bytes: UnsafeRawBufferPointer) {
    for byte in bytes {
      guard let first = pendingByte else {
        pendingByte = byte
        continue
      }
      pendingByte = nil
      let (high, low) = isBigEndian ? (first, byte) : (byte, first)
      append(unit: UInt16(high) << 8 | UInt16(low))
    }
  }

  private func append(unit: UInt16) {
    if isAtBeginning {
      isAtBeginning = false
      if unit == 0xFEFF { return }
      if unit == 0xFFFE, encoding == .utf16 {
        isBigEndian = false
        return
      }
    }
    if let high = highSurrogate {
      highSurrogate = nil
      if UTF16.isTrailSurrogate(unit) {
        let value = 0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
        if let scalar = Unicode.Scalar(value) { append(scalar) }
        return
      }
      appendLoneSurrogate(high)
    }
    if UTF16.isLeadSurrogate(unit) {
      highSurrogate = unit
    } else if let scalar = Unicode.Scalar(unit) {
      append(scalar)
    } else {
      appendLoneSurrogate(unit)
    }
  }

  /// Half a character, in the three bytes that UTF-8 forbids.
  private func appendLoneSurrogate(_ unit: UInt16) {
    output.append(0xE0 | UInt8(unit >> 12))
    output.append(0x80 | UInt8(unit >> 6 & 0x3F))
    output.append(0x80 | UInt8(unit & 0x3F))
  }

  private func endUTF16() {
    if let high = highSurrogate { appendLoneSurrogate(high) }
    if pendingByte != nil { output.append(0xFF) }
    highSurrogate = nil
    pendingByte = nil
  }
}
