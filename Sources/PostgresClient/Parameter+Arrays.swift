extension Parameter {
  /// An array of texts, each in quotes, for a text may hold anything (PostgreSQL, "Array Input and
  /// Output Syntax").
  package static func texts(_ texts: some Sequence<String>) -> Parameter {
    array(
      of: texts.lazy.map { text in
        let escaped = text.utf8.lazy.flatMap { byte in
          byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
            ? [UInt8(ascii: "\\"), byte] : [byte]
        }
        return "\"" + String(decoding: Array(escaped), as: UTF8.self) + "\""
      })
  }

  /// An array of numbers.
  package static func integers(_ numbers: some Sequence<Int64>) -> Parameter {
    array(of: numbers.lazy.map { String($0) })
  }

  /// An array of `bytea`, in hexadecimal (PostgreSQL, "Binary Data Types").
  package static func byteArrays(_ arrays: some Sequence<[UInt8]>) -> Parameter {
    array(
      of: arrays.lazy.map { bytes in
        let digits = Array("0123456789abcdef".utf8)
        let hex = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return #""\\x"# + String(decoding: hex, as: UTF8.self) + #"""#
      })
  }

  private static func array(of elements: some Sequence<String>) -> Parameter {
    .text("{" + elements.joined(separator: ",") + "}")
  }
}
