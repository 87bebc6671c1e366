import Testing
import VaultHash
import VaultModel

/// Our reading of texts, held against the server's.
enum ServerParity {
  /// Expects both to read alike, or both to refuse; a `DeliberateRefusal` alone may differ.
  static func check(
    _ texts: [String], _ type: SQLType, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let printed = try await Server.print(texts, as: type)
    let canonicalizer = Canonicalizer(type)
    for (text, server) in zip(texts, printed) {
      let problem = problem(canonical(text, canonicalizer), server, text, type)
      #expect(problem == nil, "\(type): \(text.debugDescription)", sourceLocation: sourceLocation)
    }
  }

  private static func problem(
    _ ours: Result<String, ValueFault>, _ server: String?, _ text: String, _ type: SQLType
  ) -> String? {
    // What is finer than a microsecond is cut off here and rounded there, even past the last instant.
    if case .success = ours, type.isTime, text.contains(/\.\d{7}/) { return nil }
    switch (ours, server) {
    case (.success(let ours), let server?):
      return ours == server ? nil : "we print \(ours), the server \(server)"
    case (.success(let ours), nil):
      return "we print \(ours), the server refuses it"
    case (.failure(let fault), let server?):
      return DeliberateRefusal(fault, of: text, as: type) == nil
        ? "the server prints \(server), we say \(fault)" : nil
    case (.failure, nil):
      return nil
    }
  }
}

extension SQLType {
  fileprivate var isTime: Bool {
    switch self {
    case .time, .timestamp, .timestamptz, .interval: true
    case .array(let element): element.isTime
    case .bool, .int2, .int4, .int8, .float4, .float8, .numeric, .unconstrainedNumeric, .text,
      .varchar, .bytea, .uuid, .date, .jsonb, .inet:
      false
    }
  }
}

func canonical(_ text: String, _ canonicalizer: Canonicalizer) -> Result<String, ValueFault> {
  canonical(Array(text.utf8), canonicalizer)
}

func canonical(_ bytes: [UInt8], _ canonicalizer: Canonicalizer) -> Result<String, ValueFault> {
  var output = ByteBuffer()
  return bytes.withUnsafeBytes { bytes in
    do throws(ValueFault) {
      try canonicalizer.append(bytes, to: &output)
      return .success(String(decoding: output.bytes, as: UTF8.self))
    } catch {
      return .failure(error)
    }
  }
}
