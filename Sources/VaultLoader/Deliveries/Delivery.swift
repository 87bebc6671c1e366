/// What one command loads: one input or several, which belong together.
///
/// A delivery is known by its bytes: the same bytes for the same source are the same delivery,
/// whatever the files are called. Bytes that are read otherwise are another delivery.
package struct Delivery: Sendable {
  /// What its records depend on besides its bytes.
  package struct Reading: Hashable, Sendable {
    package var format = InputFormat()
    package var tenant: String?
    /// The load whose refused records these are, mended.
    package var replayedLoad: Int64?
  }

  package private(set) var inputs: [DeliveryInput]
  /// SHA-256 over the digests of the inputs, in order, and over how they are read.
  package let digest: [UInt8]
  /// How far the source's rows are loaded with this delivery, where it goes by a mark.
  var mark: HighWaterMark?
}

extension Delivery {
  /// Calls the inputs by other names, those of an earlier time: the files may have moved since.
  mutating func rename(to names: [String]) {
    for (index, name) in zip(inputs.indices, names) { inputs[index].name = name }
  }
}

/// A file, or what came through a pipe.
package struct DeliveryInput: Sendable {
  enum Storage: Sendable {
    case file(path: String, state: FileState)
    /// A pipe can be read only once, so that its bytes are kept in a scratch file.
    case spooled(ScratchStorage)
    /// Rows of a database, in COPY's binary format.
    case rows(ScratchStorage, [BinaryColumn])
  }

  /// The path as the user gave it; `-` for standard input.
  package fileprivate(set) var name: String
  package let byteCount: Int64
  /// SHA-256 of the bytes as they come, compressed or not.
  package let digest: [UInt8]
  let storage: Storage

  /// The input's bytes, decompressed and in UTF-8.
  ///
  /// - Throws: `InputError`.
  func open(in encoding: TextEncoding) throws(InputError) -> any ByteSource {
    let bytes = try decompressing({ () throws(InputError) in try openAsStored() }, name: name)
    return encoding == .utf8 ? bytes : TranscodedBytes(bytes, from: encoding)
  }

  private func openAsStored() throws(InputError) -> any ByteSource {
    switch storage {
    case .file(let path, let state):
      try ProvenBytes(FileBytes(path: path, name: name), state: state, digest: digest)
    case .spooled(let storage), .rows(let storage, _): ScratchBytes(storage, name: name)
    }
  }

  /// The columns of the rows that the input holds; nil where its format tells what it holds.
  var rowColumns: [BinaryColumn]? {
    guard case .rows(_, let columns) = storage else { return nil }
    return columns
  }

  /// The rows that the input holds.
  ///
  /// - Throws: `InputError`.
  func rows(_ columns: [BinaryColumn]) throws(InputError) -> BinaryRowReader {
    BinaryRowReader(try openAsStored(), columns: columns)
  }

  /// Checks that the path still leads to the bytes that were identified.
  ///
  /// - Throws: `InputError.changedWhileReading`.
  func confirmUnchanged() throws(InputError) {
    guard case .file(let path, let state) = storage else { return }
    let file = try FileBytes(path: path, name: name)
    guard try file.state() != state else { return }
    guard try file.digest() == digest else { throw .changedWhileReading(input: name) }
  }
}

extension Delivery.Reading: CustomStringConvertible {
  /// Part of a delivery's identity: it must stay as it is from release to release.
  package var description: String {
    let layout =
      switch format.layout {
      case .delimited(let layout):
        "delimited \(layout.delimiter) \(layout.quote.map { "\($0)" } ?? "none") \(layout.nullText)"
      case .ndjson: "ndjson"
      }
    let replay = replayedLoad.map { ["replay of \($0)"] } ?? []
    return ([layout, format.encoding.rawValue, tenant ?? ""] + replay).joined(separator: "\n")
  }
}
