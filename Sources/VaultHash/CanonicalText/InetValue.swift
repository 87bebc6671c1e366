/// Host addresses with an optional netmask, IPv4 and IPv6, as PostgreSQL prints them.
///
/// See PostgreSQL's manual, chapter 8.9.1 "inet", and RFC 5952 for the short form of IPv6.
enum InetValue {
  private static let fault = ValueFault.invalidSyntax(
    expected: "an address such as 192.168.0.1/24 or 2001:db8::1")

  static func append(
    _ input: UnsafeRawBufferPointer, to output: inout ByteBuffer
  ) throws(ValueFault) {
    // Unlike most types, addresses take no blanks around them.
    var scanner = ASCIIScanner(trimming: input)
    guard scanner.rest.count == input.count else { throw fault }
    if input.contains(UInt8(ascii: ":")) {
      let words = try readWords(&scanner)
      append(words: words, to: &output)
      try appendMask(&scanner, full: 128, to: &output)
    } else {
      append(octets: try readOctets(&scanner), to: &output)
      try appendMask(&scanner, full: 32, to: &output)
    }
  }

  private static func appendMask(
    _ scanner: inout ASCIIScanner, full: Int, to output: inout ByteBuffer
  ) throws(ValueFault) {
    guard !scanner.isAtEnd else { return }
    guard scanner.skip(UInt8(ascii: "/")), let bits = readUnpadded(&scanner), bits <= full,
      scanner.isAtEnd
    else { throw fault }
    guard bits < full else { return }
    output.append(UInt8(ascii: "/"))
    output.append(decimal: bits)
  }

  /// A number without zeros in front, which the server refuses: some readers take them for octal.
  private static func readUnpadded(_ scanner: inout ASCIIScanner) -> Int? {
    let hasLeadingZero = scanner.peek == UInt8(ascii: "0")
    guard let number = scanner.digits(atMost: 3), !hasLeadingZero || number.count == 1 else {
      return nil
    }
    return number.value
  }
}

// MARK: - IPv4

extension InetValue {
  private static func readOctets(_ scanner: inout ASCIIScanner) throws(ValueFault) -> [Int] {
    var octets: [Int] = []
    repeat {
      guard let octet = readUnpadded(&scanner), octet <= 255 else { throw fault }
      octets.append(octet)
    } while scanner.skip(UInt8(ascii: "."))
    guard octets.count == 4 else { throw fault }
    return octets
  }

  private static func append(octets: [Int], to output: inout ByteBuffer) {
    for (index, octet) in octets.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ".")) }
      output.append(decimal: octet)
    }
  }
}

// MARK: - IPv6

extension InetValue {
  private static func readWords(_ scanner: inout ASCIIScanner) throws(ValueFault) -> [Int] {
    var words: [Int] = []
    var gap: Int?
    if scanner.skip(UInt8(ascii: ":")) {
      guard scanner.skip(UInt8(ascii: ":")) else { throw fault }
      gap = 0
    }
    while let byte = scanner.peek, byte != UInt8(ascii: "/") {
      if isDotted(scanner) {
        let octets = try readOctets(&scanner)
        words += [octets[0] << 8 | octets[1], octets[2] << 8 | octets[3]]
        break
      }
      let digits = scanner.take { hexValue($0) != nil }
      guard (1...4).contains(digits.count) else { throw fault }
      words.append(digits.reduce(0) { $0 << 4 | Int(hexValue($1) ?? 0) })
      guard scanner.skip(UInt8(ascii: ":")) else { break }
      if scanner.skip(UInt8(ascii: ":")) {
        guard gap == nil else { throw fault }
        gap = words.count
      } else if scanner.isAtEnd || scanner.peek == UInt8(ascii: "/") {
        throw fault
      }
    }
    guard let gap else {
      guard words.count == 8 else { throw fault }
      return words
    }
    guard words.count < 8 else { throw fault }
    words.insert(contentsOf: Array(repeating: 0, count: 8 - words.count), at: gap)
    return words
  }

  private static func isDotted(_ scanner: ASCIIScanner) -> Bool {
    var ahead = scanner
    _ = ahead.take(while: ASCIIScanner.isDigit)
    return ahead.peek == UInt8(ascii: ".")
  }

  private static func append(words: [Int], to output: inout ByteBuffer) {
    let zeros = longestZeros(in: words)
    let last = holdsIPv4(words, zeros) ? 6 : 8
    var index = 0
    while index < last {
      if let zeros, index == zeros.lowerBound {
        output.append("::")
        index = zeros.upperBound
        continue
      }
      if index > 0, zeros?.upperBound != index { output.append(UInt8(ascii: ":")) }
      output.append(hexadecimal: words[index])
      index += 1
    }
    guard last == 6 else { return }
    if zeros?.upperBound != 6, !(zeros.map { $0.upperBound > 6 } ?? false) {
      output.append(UInt8(ascii: ":"))
    }
    append(
      octets: [words[6] >> 8, words[6] & 255, words[7] >> 8, words[7] & 255], to: &output)
  }

  /// The first of the longest runs of at least two zero words.
  private static func longestZeros(in words: [Int]) -> Range<Int>? {
    var best: Range<Int>?
    var start = 0
    for index in 0...8 where index == 8 || words[index] != 0 {
      if index - start >= 2, index - start > best?.count ?? 0 { best = start..<index }
      start = index + 1
    }
    return best
  }

  /// Addresses that PostgreSQL prints with a dotted end.
  private static func holdsIPv4(_ words: [Int], _ zeros: Range<Int>?) -> Bool {
    guard let zeros, zeros.lowerBound == 0 else { return false }
    switch zeros.count {
    case 6: return true
    case 5: return words[5] == 0xFFFF
    default: return false
    }
  }
}

extension ByteBuffer {
  fileprivate mutating func append(hexadecimal value: Int) { append(String(value, radix: 16)) }
}
