/// Bytes of an input, pulled as they are needed; decompressed where the input is compressed.
protocol ByteSource: AnyObject {
  /// Fills at most the whole buffer.
  ///
  /// - Returns: the number of bytes read; 0 at the end.
  /// - Throws: `InputError`.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int
}

/// Opens a file and reads it as its first bytes say: gzip, Zstandard or plain.
///
/// The file's name does not count.
///
/// - Throws: `InputError`.
func openByteSource(path: String, name: String) throws(InputError) -> any ByteSource {
  let probe = UnsafeMutableRawBufferPointer.allocate(byteCount: 4, alignment: 1)
  defer { probe.deallocate() }
  let count = try FileBytes(path: path, name: name).read(into: probe)
  let file = try FileBytes(path: path, name: name)
  if probe.prefix(count).starts(with: [0x1F, 0x8B]) { return try GzipBytes(file) }
  if probe.prefix(count).elementsEqual([0x28, 0xB5, 0x2F, 0xFD]) { return try ZstdBytes(file) }
  return file
}
