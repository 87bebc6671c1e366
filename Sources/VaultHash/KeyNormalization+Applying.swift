package import VaultModel

/// Applies normalisations, in order, to the canonical text from `start` to the buffer's end.
///
/// Letters and blanks are ASCII ones: folding others depends on locales and Unicode versions, and
/// loader and server must agree for all time.
///
/// - Returns: whether the text became NULL; its bytes are then gone.
package func normalize(
  _ rules: [KeyNormalization], in output: inout ByteBuffer, from start: Int
) -> Bool {
  for rule in rules {
    switch rule {
    case .trim: trim(&output, from: start)
    case .uppercase:
      let bytes = output.mutableBytes
      for index in start..<bytes.count where (0x61...0x7A).contains(bytes[index]) {
        bytes[index] &= 0xDF
      }
    case .emptyAsNull: if output.count == start { return true }
    }
  }
  return false
}

private func trim(_ output: inout ByteBuffer, from start: Int) {
  var end = output.count
  while end > start, ASCIIScanner.isSpace(output.bytes[end - 1]) { end -= 1 }
  output.truncate(to: end)
  var first = start
  while first < end, ASCIIScanner.isSpace(output.bytes[first]) { first += 1 }
  guard first > start else { return }
  let bytes = output.mutableBytes
  for index in first..<end { bytes[start + index - first] = bytes[index] }
  output.truncate(to: end - (first - start))
}
