import FoundationEssentials
package import SystemPackage
package import Testing

/// Expects the text to be what the file holds; `UPDATE_SNAPSHOTS=1` writes the file instead.
package func assertSnapshot(
  _ text: String, _ file: FilePath, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
    try FileManager.default.createDirectory(
      atPath: file.removingLastComponent().string, withIntermediateDirectories: true)
    try text.write(toFile: file.string, atomically: true, encoding: .utf8)
    return
  }
  let stored = (try? String(contentsOfFile: file.string, encoding: .utf8)) ?? ""
  guard text != stored else { return }
  let difference = firstDifference(between: stored, and: text)
  Issue.record(
    "\(file) is not what was made.\(difference)\nUPDATE_SNAPSHOTS=1 writes it anew.",
    sourceLocation: sourceLocation)
}

private func firstDifference(between stored: String, and made: String) -> String {
  let old = stored.split(separator: "\n", omittingEmptySubsequences: false)
  let new = made.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(old, new).prefix { $0 == $1 }.count
  let oldLine = old.dropFirst(line).first ?? "(its end)"
  let newLine = new.dropFirst(line).first ?? "(its end)"
  return "\n  line \(line + 1) stored: \(oldLine)\n  line \(line + 1) made:   \(newLine)"
}
