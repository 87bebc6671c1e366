import CCurl

/// Sends texts to a server by HTTP.
///
/// What libcurl does by itself stays so: certificates are verified, redirections are not followed, and
/// the environment's proxies are used.
package struct HTTPPost: Sendable {
  /// Once in the program, before the first transfer; libcurl 7.84 and later take it on any thread.
  private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  private let address: HTTPAddress
  /// As lines: `Content-Type: application/json`.
  private let headers: [String]
  private let connectSeconds = 3
  private let totalSeconds = 10

  package init(to address: HTTPAddress, headers: [String]) {
    self.address = address
    self.headers = headers
  }

  /// Sends a body and waits for the answer, of which only the status counts.
  ///
  /// Blocks its thread for ten seconds at most.
  ///
  /// - Throws: `HTTPError`; it holds nothing of headers and answers.
  package func send(_ body: String) throws(HTTPError) {
    guard Self.isLibraryReady, let transfer = curl_easy_init() else { throw .noLibrary }
    defer { curl_easy_cleanup(transfer) }
    var list: UnsafeMutablePointer<curl_slist>?
    for header in headers { list = curl_slist_append(list, header) }
    defer { curl_slist_free_all(list) }
    curl_set_headers(transfer, list)
    curl_set_text(transfer, CURLOPT_URL, address.text)
    // The size before the body: it is copied by it.
    curl_set_number(transfer, CURLOPT_POSTFIELDSIZE, body.utf8.count)
    curl_set_text(transfer, CURLOPT_COPYPOSTFIELDS, body)
    curl_set_number(transfer, CURLOPT_CONNECTTIMEOUT, connectSeconds)
    curl_set_number(transfer, CURLOPT_TIMEOUT, totalSeconds)
    // Timeouts without signals, which are the program's.
    curl_set_number(transfer, CURLOPT_NOSIGNAL, 1)
    curl_set_receiver(transfer) { _, size, count, _ in size * count }
    let result = curl_easy_perform(transfer)
    guard result == CURLE_OK else {
      throw .unreachable(reason: String(cString: curl_easy_strerror(result)))
    }
    var status = 0
    curl_get_status(transfer, &status)
    guard (200..<300).contains(status) else { throw .refused(status: status) }
  }
}

/// Why a body did not reach a server.
package enum HTTPError: Error, Hashable, Sendable, CustomStringConvertible {
  case unreachable(reason: String)
  case refused(status: Int)
  case noLibrary

  package var description: String {
    switch self {
    case .unreachable(let reason): reason
    case .refused(let status): "the server answered with status \(status)"
    case .noLibrary: "libcurl could not be set up"
    }
  }
}
