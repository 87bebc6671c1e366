/// A place where `vault.sum` and the files beside it disagree.
package struct SumFault: Hashable, Sendable {
  /// The line of `vault.sum`, from 1; nil where a file has none.
  package var line: Int?
  package var reason: Reason

  package init(line: Int?, _ reason: Reason) {
    self.line = line
    self.reason = reason
  }

  package enum Reason: Hashable, Sendable {
    case noTitle(found: String)
    /// A line that is none of a `vault.sum`, as a merge leaves them.
    case unreadableLine(String)
    case edited(file: String)
    case added(file: String)
    case removed(file: String)
    /// The file is as it was, and a line above this one is not.
    case outOfChain(file: String)
  }
}

extension SumFault: CustomStringConvertible {
  /// To be read behind the path of `vault.sum`: `:3: 2026….sql was edited …`.
  package var description: String { "\(line.map { ":\($0)" } ?? ""): \(reason.text)" }
}

extension SumFault.Reason {
  fileprivate var text: String {
    switch self {
    case .noTitle(let found):
      found.isEmpty
        ? "there is no vault.sum, or it is empty" : "'\(found)' is not how a vault.sum begins"
    case .unreadableLine(let line) where line.isConflictMark:
      "'\(line)' is the mark of a merge that was not finished"
    case .unreadableLine(let line): "'\(line)' is no line of a vault.sum"
    case .edited(let file): "\(file) was edited after it was written"
    case .added(let file): "\(file) was added and has no line here"
    case .removed(let file): "\(file) was removed"
    case .outOfChain(let file):
      "the line of \(file) does not follow from the one above: a line was edited, moved, added or removed"
    }
  }
}

extension String {
  fileprivate var isConflictMark: Bool {
    ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].contains { hasPrefix($0) }
  }
}
