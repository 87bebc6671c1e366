import CCurl

/// An address of a server that is spoken to by HTTP.
package struct HTTPAddress: Hashable, Sendable, CustomStringConvertible {
  /// As it is sent, with whatever it holds of names and passwords.
  let text: String
  /// As it may be shown: scheme, host, port and path.
  package let description: String

  /// Whether a text is meant for such an address, right or wrong.
  package static func isOne(_ text: String) -> Bool {
    text.hasPrefix("http://") || text.hasPrefix("https://")
  }

  /// Takes an address; one without a path is given this one.
  ///
  /// Nil where it is malformed, or of another scheme.
  package init?(_ text: String, standardPath: String) {
    guard Self.isOne(text), let parts = curl_url() else { return nil }
    defer { curl_url_cleanup(parts) }
    guard curl_url_set(parts, CURLUPART_URL, text, 0) == CURLUE_OK else { return nil }
    if Self.part(CURLUPART_PATH, of: parts) == "/" {
      curl_url_set(parts, CURLUPART_PATH, standardPath, 0)
    }
    guard let whole = Self.part(CURLUPART_URL, of: parts) else { return nil }
    self.text = whole
    for secret in [CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_QUERY, CURLUPART_FRAGMENT] {
      curl_url_set(parts, secret, nil, 0)
    }
    guard let shown = Self.part(CURLUPART_URL, of: parts) else { return nil }
    description = shown
  }

  private static func part(_ part: CURLUPart, of parts: OpaquePointer) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(parts, part, &text, 0) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }
}
