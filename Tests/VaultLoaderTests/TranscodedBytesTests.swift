import TestSupport
import Testing

@testable import VaultLoader

@Suite struct TranscodedBytesTests {
  struct Case: Sendable {
    var encoding: TextEncoding
    var bytes: [UInt8]
    var text: [UInt8]

    init(_ encoding: TextEncoding, _ bytes: [UInt8], _ text: String) {
      self.init(encoding, bytes, Array(text.utf8))
    }

    init(_ encoding: TextEncoding, _ bytes: [UInt8], _ text: [UInt8]) {
      self.encoding = encoding
      self.bytes = bytes
      self.text = text
    }
  }

  @Test(arguments: [
    Case(.latin1, [0x41, 0xE9, 0x80, 0x0A], "Aé\u{80}\n"),
    Case(.windows1252, [0x80, 0xE9, 0x9F, 0x0A], "€éŸ\n"),
    // Without a character: the byte stays, which is no UTF-8.
    Case(.windows1252, [0x41, 0x81, 0x42], [0x41, 0x81, 0x42]),
    Case(.utf16, [0xFF, 0xFE, 0x41, 0x00, 0x3D, 0xD8, 0x00, 0xDE], "A😀"),
    Case(.utf16, [0xFE, 0xFF, 0x00, 0x41, 0xD8, 0x3D, 0xDE, 0x00], "A😀"),
    Case(.utf16, [0x00, 0x41, 0x20, 0xAC], "A€"),
    Case(.utf16LittleEndian, [0x41, 0x00, 0xAC, 0x20], "A€"),
    Case(.utf16BigEndian, [0xFE, 0xFF, 0x20, 0xAC], "€"),
    // Half a character, and half a unit at the end: no UTF-8 either.
    Case(.utf16BigEndian, [0xD8, 0x3D, 0x00, 0x41], [0xED, 0xA0, 0xBD, 0x41]),
    Case(.utf16BigEndian, [0xDE, 0x00, 0x00, 0x41], [0xED, 0xB8, 0x80, 0x41]),
    Case(.utf16BigEndian, [0x00, 0x41, 0xD8, 0x3D], [0x41, 0xED, 0xA0, 0xBD]),
    Case(.utf16BigEndian, [0x00, 0x41, 0x00], [0x41, 0xFF]),
  ])
  func `bytes become UTF-8, and what is no character becomes none`(_ case: Case) throws {
    for piece in [1, 3, 4096] {
      let source = TranscodedBytes(
        PiecewiseBytes(`case`.bytes, piece: piece), from: `case`.encoding)
      #expect(try all(of: source) == `case`.text, "\(`case`.encoding) by \(piece)")
    }
  }

  @Test(arguments: Seed.several(3))
  func `text goes back to the very bytes that it came from`(seed: Seed) throws {
    var random = seed.generator
    for encoding in TextEncoding.allCases where encoding != .utf8 {
      for _ in 0..<200 {
        let bytes = (0..<2 * Int.random(in: 1...20, using: &random)).map { _ in
          UInt8.random(in: .min ... .max, using: &random)
        }
        // A character first: a byte order mark would be none of the text.
        let delivered: [UInt8] = encoding.mark + [0, 0x20].reordered(for: encoding) + bytes
        let text = try all(
          of: TranscodedBytes(PiecewiseBytes(delivered, piece: 7), from: encoding))
        #expect(
          encoding.mark + encoding.bytes(of: text) == delivered,
          "\(encoding.rawValue) \(seed.testDescription)")
      }
    }
  }

  private func all(of source: any ByteSource) throws -> [UInt8] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 5, alignment: 1)
    defer { buffer.deallocate() }
    var bytes: [UInt8] = []
    while true {
      let count = try source.read(into: buffer)
      if count == 0 { return bytes }
      bytes += buffer.prefix(count)
    }
  }
}

/// Bytes that come a few at a time.
private final class PiecewiseBytes: ByteSource {
  private var rest: ArraySlice<UInt8>
  private let piece: Int

  init(_ bytes: [UInt8], piece: Int) {
    rest = bytes[...]
    self.piece = piece
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    let count = min(buffer.count, rest.count, piece)
    rest.prefix(count).withUnsafeBytes { buffer.copyMemory(from: $0) }
    rest = rest.dropFirst(count)
    return count
  }
}

extension [UInt8] {
  /// A big-endian unit as the encoding has it.
  fileprivate func reordered(for encoding: TextEncoding) -> [UInt8] {
    encoding == .utf16LittleEndian ? reversed() : self
  }
}
