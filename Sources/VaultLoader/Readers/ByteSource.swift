/// Bytes of an input, pulled as they are needed; decompressed where the input is compressed.
protocol ByteSource: AnyObject {
  /// Fills at most the whole buffer.
  ///
  /// - Returns: the number of bytes read; 0 at the end.
  /// - Throws: `InputError`.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int
}

/// Decompresses what `open` gives, as its first bytes say: gzip, Zstandard or plain.
///
/// The input's name does not count.
///
/// - Throws: `InputError`.
func decompressing(
  _ open: () throws(InputError) -> any ByteSource, name: String
) throws(InputError) -> any ByteSource {
  let probe = UnsafeMutableRawBufferPointer.allocate(byteCount: 4, alignment: 1)
  defer { probe.deallocate() }
  let count = try open().read(into: probe)
  let source = try open()
  if probe.prefix(count).starts(with: [0x1F, 0x8B]) { return try GzipBytes(source, name: name) }
  if probe.prefix(count).elementsEqual([0x28, 0xB5, 0x2F, 0xFD]) {
    return try ZstdBytes(source, name: name)
  }
  return source
}
