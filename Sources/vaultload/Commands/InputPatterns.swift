import VaultLoader

#if canImport(Glibc)
  import Glibc
#endif

/// The inputs with each pattern replaced by its files, in the byte order of their names.
///
/// What names a file that is there is no pattern.
///
/// - Throws: `InputError.notFound` where a pattern has no file.
func expandedPatterns(_ inputs: [String]) throws(InputError) -> [String] {
  var files: [String] = []
  for input in inputs {
    if input == "-" || !input.utf8.contains(where: isWildcard) || access(input, F_OK) == 0 {
      files.append(input)
    } else {
      files += try matches(of: input)
    }
  }
  return files
}

private func isWildcard(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "[")
}

private func matches(of pattern: String) throws(InputError) -> [String] {
  var found = glob_t()
  defer { globfree(&found) }
  let status = glob(pattern, GLOB_NOSORT | GLOB_ERR, nil, &found)
  guard status == 0 else {
    if status == GLOB_NOMATCH { throw .notFound(input: pattern) }
    throw .unreadable(input: pattern, reason: "a folder of the pattern cannot be read")
  }
  let names = (0..<Int(found.gl_pathc)).compactMap { index in
    found.gl_pathv[index].map { String(cString: $0) }
  }
  return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}
