/// Byte strings laid end to end, each with a NUL behind it, for C functions that take a list of them.
struct CStringList {
  private var bytes: [CChar] = []
  private var starts: [Int?] = []

  init(_ strings: [String] = []) {
    for string in strings { append(string.utf8) }
  }

  mutating func append(_ string: (some Sequence<UInt8>)?) {
    guard let string else {
      starts.append(nil)
      return
    }
    starts.append(bytes.count)
    bytes.append(contentsOf: string.lazy.map { CChar(bitPattern: $0) })
    bytes.append(0)
  }

  /// Lends the list with a null pointer behind the last string.
  func withPointers<Result>(
    _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
  ) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      let pointers = starts.map { start in
        start.flatMap { start in bytes.baseAddress.map { $0 + start } }
      }
      return (pointers + [nil]).withUnsafeBufferPointer { body($0.baseAddress) }
    }
  }
}
