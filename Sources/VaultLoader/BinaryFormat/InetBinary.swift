import VaultHash

#if canImport(Glibc)
  import Glibc
#endif

/// Addresses from canonical text: family, bits, a flag that says "no cidr", length, bytes.
enum InetBinary {
  /// PostgreSQL's own numbers of the families, which are those of Linux for IPv4 alone.
  private static let ipv4: UInt8 = 2
  private static let ipv6: UInt8 = 3

  static func append(_ text: UnsafeRawBufferPointer, to output: inout ByteBuffer) {
    let parts = text.split(separator: UInt8(ascii: "/"))
    let isIPv6 = text.contains(UInt8(ascii: ":"))
    let byteCount = isIPv6 ? 16 : 4
    let bits = parts.count > 1 ? parts[1].reduce(0) { $0 * 10 + Int($1 & 15) } : byteCount * 8
    output.append(isIPv6 ? ipv6 : ipv4)
    output.append(UInt8(bits))
    output.append(0)
    output.append(UInt8(byteCount))
    output.append(byteCount: byteCount) { start in
      let address = String(decoding: parts[0], as: UTF8.self)
      let status = inet_pton(isIPv6 ? AF_INET6 : AF_INET, address, start)
      precondition(status == 1, "a canonical address can be read")
    }
  }
}
