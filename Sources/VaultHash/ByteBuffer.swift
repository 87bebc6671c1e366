/// A growing run of bytes that is filled, read and emptied again without a new allocation.
///
/// The loader keeps a few of these for its whole life: an array of bytes costs three times as much
/// on this path, for each append checks that nobody else holds the storage.
package struct ByteBuffer: ~Copyable {
  package private(set) var count = 0
  private var capacity: Int
  private var base: UnsafeMutableRawPointer

  package init(capacity: Int = 256) {
    self.capacity = max(capacity, 16)
    base = .allocate(byteCount: self.capacity, alignment: 8)
  }

  deinit { base.deallocate() }

  /// The bytes so far; valid until the next change of the buffer.
  package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  /// The bytes so far, to be changed in place; valid until the next append.
  package var mutableBytes: UnsafeMutableRawBufferPointer {
    mutating get { UnsafeMutableRawBufferPointer(start: base, count: count) }
  }

  @inline(__always)
  package mutating func append(_ byte: UInt8) {
    reserve(1)
    base.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count &+= 1
  }

  @inline(__always)
  package mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
    reserve(bytes.count)
    (base + count).copyMemory(from: start, byteCount: bytes.count)
    count &+= bytes.count
  }

  package mutating func append(_ text: StaticString) {
    append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  package mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  @inline(__always)
  package mutating func append<T: FixedWidthInteger>(bigEndian value: T) {
    reserve(MemoryLayout<T>.size)
    base.storeBytes(of: value.bigEndian, toByteOffset: count, as: T.self)
    count &+= MemoryLayout<T>.size
  }

  /// Writes over a number that was appended before at `offset`.
  @inline(__always)
  package mutating func overwrite<T: FixedWidthInteger>(bigEndian value: T, at offset: Int) {
    precondition(offset + MemoryLayout<T>.size <= count, "overwriting past the end")
    base.storeBytes(of: value.bigEndian, toByteOffset: offset, as: T.self)
  }

  /// Appends room for `byteCount` bytes, which the closure must fill.
  @inline(__always)
  package mutating func append(
    byteCount: Int, filling: (UnsafeMutableRawPointer) -> Void
  ) {
    reserve(byteCount)
    filling(base + count)
    count &+= byteCount
  }

  /// Forgets all bytes from `newCount` on.
  package mutating func truncate(to newCount: Int) {
    precondition(newCount <= count, "truncating to more than there is")
    count = newCount
  }

  /// Empties the buffer and keeps its storage.
  package mutating func removeAll() { count = 0 }

  @inline(__always)
  private mutating func reserve(_ extra: Int) {
    if count &+ extra > capacity { grow(by: extra) }
  }

  @inline(never)
  private mutating func grow(by extra: Int) {
    let newCapacity = max(capacity * 2, count + extra)
    let newBase = UnsafeMutableRawPointer.allocate(byteCount: newCapacity, alignment: 8)
    newBase.copyMemory(from: base, byteCount: count)
    base.deallocate()
    base = newBase
    capacity = newCapacity
  }
}
