/// The bytes of a file, each part proven to be as it was identified before it is handed out.
///
/// A file may be written to while it is loaded: what is read is kept back until the file's state
/// shows that nobody wrote in between. Where the state moved, the digest of the whole file decides:
/// equal bytes go on under the new state, others end the load.
final class ProvenBytes: ByteSource {
  private let file: FileBytes
  private let digest: [UInt8]
  /// The state under which the file had its digest.
  private var state: FileState
  private var offset: Int64 = 0

  var name: String { file.name }

  init(_ file: FileBytes, state: FileState, digest: [UInt8]) {
    self.file = file
    self.state = state
    self.digest = digest
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    while true {
      let count = try file.read(into: buffer, at: offset)
      let found = try file.state()
      if found == state {
        offset += Int64(count)
        return count
      }
      // Read once more under the state whose bytes were compared: what came before may be foreign.
      guard try file.digest() == digest else {
        throw .changedWhileReading(input: name)
      }
      state = found
    }
  }
}
