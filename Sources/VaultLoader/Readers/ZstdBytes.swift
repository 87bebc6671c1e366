import CZstd

/// The decompressed bytes of a Zstandard file, of all its frames.
final class ZstdBytes: ByteSource {
  private let file: any ByteSource
  private let name: String
  private let input: UnsafeMutableRawBufferPointer
  private var filled = ZSTD_inBuffer(src: nil, size: 0, pos: 0)
  private let context: OpaquePointer
  private var compressedCount: Int64 = 0
  private var isBetweenFrames = true

  /// Prepares for decompression.
  init(_ file: any ByteSource, name: String) throws(InputError) {
    guard let context = ZSTD_createDCtx() else {
      throw .unreadable(input: name, reason: "no memory for decompression")
    }
    self.context = context
    self.file = file
    self.name = name
    input = .allocate(byteCount: ZSTD_DStreamInSize(), alignment: 16)
  }

  deinit {
    ZSTD_freeDCtx(context)
    input.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    var output = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
    while output.pos == 0 {
      if filled.pos == filled.size, try !refill() {
        guard isBetweenFrames else { throw damaged("it ends within the data") }
        return 0
      }
      let status = ZSTD_decompressStream(context, &output, &filled)
      guard ZSTD_isError(status) == 0 else {
        throw damaged(String(cString: ZSTD_getErrorName(status)))
      }
      isBetweenFrames = status == 0
    }
    return output.pos
  }

  private func refill() throws(InputError) -> Bool {
    let count = try file.read(into: input)
    compressedCount += Int64(count)
    filled = ZSTD_inBuffer(src: input.baseAddress, size: count, pos: 0)
    return count > 0
  }

  private func damaged(_ reason: String) -> InputError {
    .damagedCompression(
      input: name, offset: compressedCount - Int64(filled.size - filled.pos), reason: reason)
  }
}
