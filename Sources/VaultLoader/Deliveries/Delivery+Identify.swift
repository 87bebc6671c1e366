import VaultHash
import VaultModel

extension Delivery {
  /// Reads all inputs once for their digests; what comes through a pipe is kept on the way.
  ///
  /// - Throws: `InputError`, `ScratchError`, `DigestError`.
  package static func identify(
    _ names: [String], read reading: Reading = Reading()
  ) throws -> Delivery {
    let digest = try Digest(.sha256)
    let inputs = try names.map { try DeliveryInput.identify($0, digest: digest) }
    return identified(inputs, read: reading, digest: digest)
  }

  static func identified(
    _ inputs: [DeliveryInput], read reading: Reading, digest: Digest
  ) -> Delivery {
    digest.reset()
    for input in inputs { input.digest.withUnsafeBytes { digest.update($0) } }
    if reading != Reading() {
      Array("\(reading)".utf8).withUnsafeBytes { digest.update($0) }
    }
    return Delivery(inputs: inputs, digest: digest.finish())
  }
}

extension DeliveryInput {
  fileprivate static func identify(_ name: String, digest: Digest) throws -> DeliveryInput {
    let path = name == "-" ? "/dev/stdin" : name
    let file = try FileBytes(path: path, name: name)
    let state = try file.state()
    let spool = state.isRegular && name != "-" ? nil : try ScratchFile()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { buffer.deallocate() }
    digest.reset()
    var total: Int64 = 0
    while true {
      let count = try file.read(into: buffer)
      if count == 0 { break }
      let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count])
      digest.update(bytes)
      try spool?.append(bytes)
      total += Int64(count)
    }
    return DeliveryInput(
      name: name, byteCount: total, digest: digest.finish(),
      storage: try spool.map { .spooled(try $0.written()) } ?? .file(path: path, state: state))
  }
}
