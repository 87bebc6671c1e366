import CPostgres

/// Stops the statement that a connection is running, from any thread.
///
/// Unchecked: libpq only reads what it points to, and documents that it may be used from any thread
/// while another uses the connection.
package final class CancelHandle: @unchecked Sendable {
  private let handle: OpaquePointer

  init?(of connection: OpaquePointer) {
    guard let handle = PQgetCancel(connection) else { return nil }
    self.handle = handle
  }

  deinit { PQfreeCancel(handle) }

  /// Asks the server to stop; the statement then fails with `queryCanceled`, if it has not ended.
  package func cancel() throws(PostgresError) {
    var reason = [UInt8](repeating: 0, count: 256)
    let succeeded = reason.withUnsafeMutableBytes { bytes in
      PQcancel(handle, bytes.baseAddress?.bindMemory(to: CChar.self, capacity: 256), 256) == 1
    }
    guard !succeeded else { return }
    let text = String(decoding: reason.prefix { $0 != 0 }, as: UTF8.self).trimmingLineEnds()
    throw PostgresError(code: .unableToConnect, message: "cannot cancel: \(text)")
  }
}
