import PostgresSchema
import VaultHash

/// The file `vault.sum`: by it every later change of a migration's file shows.
///
/// A line for each file, in the order of their names. Its first digest is that of the digest above it
/// with the file's name and bytes, so that no line can be changed, added or taken away alone; its
/// second is of the bytes alone, and tells an edited file from an edited line.
package struct SumFile: Hashable, Sendable {
  package static let name = "vault.sum"
  private static let title = "vaultwright vault.sum 1"

  package struct Entry: Hashable, Sendable {
    package var chain: String
    package var content: String
    package var name: String
  }

  package private(set) var entries: [Entry] = []

  /// Chains files, each with its name and bytes.
  package init(of files: [(name: String, text: String)]) {
    for (name, text) in files.sorted(by: { $0.name.precedesByBytes($1.name) }) {
      let content = ContentDigest(of: text.utf8).hex
      let chain = Self.chain(after: entries.last?.chain, name, text)
      entries.append(Entry(chain: chain, content: content, name: name))
    }
  }

  /// The file's text.
  package var text: String {
    entries.reduce(into: Self.title + "\n") { $0 += "\($1.chain) \($1.content) \($1.name)\n" }
  }

  private static func chain(after previous: String?, _ name: String, _ text: String) -> String {
    ContentDigest(of: [previous ?? title, name, text]).hex
  }
}

// MARK: Checking

extension SumFile {
  /// What the text of a `vault.sum` and the files that are there have against each other.
  ///
  /// - Returns: Nothing where they agree; else each file that was edited, added or removed, sorted by
  ///   line, the added ones last.
  package static func faults(
    in text: String, files: [(name: String, text: String)]
  ) -> [SumFault] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    guard lines.first.map(String.init) == title else {
      return [SumFault(line: 1, .noTitle(found: lines.first.map(String.init) ?? ""))]
    }
    let contents = Dictionary(files.map { ($0.name, $0.text) }) { first, _ in first }
    var faults: [SumFault] = []
    var known: Set<String> = []
    var previous: Entry?
    for (place, line) in lines.enumerated().dropFirst() {
      guard let entry = Entry(String(line)) else {
        faults.append(SumFault(line: place + 1, .unreadableLine(String(line))))
        continue
      }
      if let reason = reason(against: entry, after: previous, contents[entry.name]) {
        faults.append(SumFault(line: place + 1, reason))
      }
      known.insert(entry.name)
      previous = entry
    }
    let added = files.map(\.name).filter { !known.contains($0) }.sorted { $0.precedesByBytes($1) }
    return faults + added.map { SumFault(line: nil, .added(file: $0)) }
  }

  private static func reason(
    against entry: Entry, after previous: Entry?, _ text: String?
  ) -> SumFault.Reason? {
    guard let text else { return .removed(file: entry.name) }
    guard ContentDigest(of: text.utf8).hex == entry.content else {
      return .edited(file: entry.name)
    }
    guard chain(after: previous?.chain, entry.name, text) == entry.chain else {
      return .outOfChain(file: entry.name)
    }
    return nil
  }
}

extension SumFile.Entry {
  fileprivate init?(_ line: String) {
    let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
    guard parts.count == 3, parts[0].utf8.count == 64, parts[1].utf8.count == 64 else { return nil }
    (chain, content, name) = (parts[0], parts[1], parts[2])
  }
}
