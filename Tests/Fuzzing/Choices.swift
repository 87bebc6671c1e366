/// The bytes that a fuzzer made: the first ones choose, the others are the input.
struct Choices {
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: UnsafePointer<UInt8>?, count: Int) {
    rest = Array(UnsafeBufferPointer(start: bytes, count: count))[...]
  }

  /// One of the values, as the next byte says.
  mutating func choose<Value>(_ values: [Value]) -> Value {
    values[Int(rest.popFirst() ?? 0) % values.count]
  }

  /// A number of the next two bytes.
  mutating func number() -> Int {
    Int(rest.popFirst() ?? 0) << 8 | Int(rest.popFirst() ?? 0)
  }
}

/// Ends the program, by which libFuzzer keeps the input, where a rule does not hold.
func require(_ holds: Bool, _ rule: @autoclosure () -> String) {
  guard holds else { fatalError(rule()) }
}
