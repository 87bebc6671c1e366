import VaultModel

extension Finding {
  /// The finding as compilers write theirs, so that editors lead to the line.
  var text: String {
    let start = place.map { "\($0): " } ?? ""
    let line = "\(start)\(severity.rawValue): \(message) [\(rule)]"
    return fix.map { "\(line)\n  fix: \($0)" } ?? line
  }
}
