import CZlib

/// The decompressed bytes of a gzip file, of all its members.
final class GzipBytes: ByteSource {
  private let file: any ByteSource
  private let name: String
  private let input: UnsafeMutableRawBufferPointer
  private let stream: UnsafeMutablePointer<z_stream>
  private var compressedCount: Int64 = 0
  private var isBetweenMembers = true

  /// Prepares for decompression; `15 + 16` asks zlib for the gzip format alone.
  init(_ file: any ByteSource, name: String) throws(InputError) {
    self.file = file
    self.name = name
    input = .allocate(byteCount: 128 << 10, alignment: 16)
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else {
      throw .unreadable(input: name, reason: "zlib cannot start (\(status))")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: Bytef.self)
    stream.pointee.avail_out = uInt(buffer.count)
    while Int(stream.pointee.avail_out) == buffer.count {
      if stream.pointee.avail_in == 0, try !refill() {
        guard isBetweenMembers else { throw damaged("it ends within the data") }
        return 0
      }
      try step()
    }
    return buffer.count - Int(stream.pointee.avail_out)
  }

  private func refill() throws(InputError) -> Bool {
    let count = try file.read(into: input)
    compressedCount += Int64(count)
    stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: Bytef.self)
    stream.pointee.avail_in = uInt(count)
    return count > 0
  }

  private func step() throws(InputError) {
    isBetweenMembers = false
    switch inflate(stream, Z_NO_FLUSH) {
    case Z_OK, Z_BUF_ERROR:
      break
    case Z_STREAM_END:
      isBetweenMembers = true
      inflateReset(stream)
    default:
      throw damaged(stream.pointee.msg.map { String(cString: $0) } ?? "no gzip data")
    }
  }

  private func damaged(_ reason: String) -> InputError {
    .damagedCompression(
      input: name, offset: compressedCount - Int64(stream.pointee.avail_in), reason: reason)
  }
}
