/// Every spelling that PostgreSQL reads: `t`, `true`, `yes`, `on`, `1` and their unique beginnings.
///
/// See PostgreSQL's manual, chapter 8.6 "Boolean Type".
enum BooleanValue {
  static func append(
    _ input: UnsafeRawBufferPointer, to output: inout ByteBuffer
  ) throws(ValueFault) {
    let text = ASCIIScanner(trimming: input).rest
    output.append(try read(text) ? UInt8(ascii: "t") : UInt8(ascii: "f"))
  }

  private static func read(_ text: UnsafeRawBufferPointer) throws(ValueFault) -> Bool {
    if begins("true", with: text) || begins("yes", with: text) { return true }
    if begins("false", with: text) || begins("no", with: text) { return false }
    if text.count >= 2, begins("on", with: text) { return true }
    if text.count >= 2, begins("off", with: text) { return false }
    if text.count == 1, text[0] == UInt8(ascii: "1") { return true }
    if text.count == 1, text[0] == UInt8(ascii: "0") { return false }
    throw .invalidSyntax(expected: "a boolean such as true or false")
  }

  private static func begins(_ word: StaticString, with text: UnsafeRawBufferPointer) -> Bool {
    guard !text.isEmpty, text.count <= word.utf8CodeUnitCount else { return false }
    return text.indices.allSatisfy { text[$0] | 0x20 == word.utf8Start[$0] }
  }
}
