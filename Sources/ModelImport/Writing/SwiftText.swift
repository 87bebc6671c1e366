/// A Swift file in the making, laid out as `swift format` would.
struct SwiftText {
  private(set) var lines: [String] = []
  /// What is left to decide, with the number of its line.
  private(set) var decisions: [(line: Int, text: String)] = []
  private var indentation = 0

  /// How many columns a line may have.
  static let width = 100

  var text: String { lines.joined(separator: "\n") + "\n" }

  mutating func line(_ text: String) {
    lines.append(text.isEmpty ? "" : margin + text)
  }

  /// An empty line, unless there is one already or a brace has just opened.
  mutating func gap() {
    guard let last = lines.last, !last.isEmpty, !last.hasSuffix("{"), !last.hasSuffix(" row in")
    else { return }
    lines.append("")
  }

  mutating func indented(_ body: (inout SwiftText) -> Void) {
    indentation += 1
    body(&self)
    indentation -= 1
  }

  /// Writes a call: on one line where it fits, else with its arguments on lines of their own.
  ///
  /// - Parameters:
  ///   - head: All before the parenthesis.
  ///   - arguments: With their labels.
  ///   - tail: All behind the parenthesis: a brace that opens, or nothing.
  mutating func call(_ head: String, _ arguments: [String], _ tail: String = "") {
    let short = "\(head)(\(arguments.joined(separator: ", ")))\(tail)"
    guard margin.count + short.count > Self.width, !arguments.isEmpty else { return line(short) }
    line("\(head)(")
    indentation += 1
    var current = ""
    for (number, argument) in arguments.enumerated() {
      let isLast = number == arguments.count - 1
      let piece = argument + (isLast ? (tail.isEmpty ? ")" : "") : ",")
      if current.isEmpty {
        current = piece
      } else if margin.count + current.count + 1 + piece.count <= Self.width {
        current += " \(piece)"
      } else {
        line(current)
        current = piece
      }
    }
    line(current)
    indentation -= 1
    if !tail.isEmpty { line(")\(tail)") }
  }

  /// Writes a value and the words that refine it, on as many lines as they need.
  mutating func chain(_ pieces: [String]) {
    var current = ""
    var isFirst = true
    for piece in pieces {
      let width = margin.count + (isFirst ? 0 : 2) + current.count + piece.count
      if !current.isEmpty, width > Self.width {
        line(isFirst ? current : "  \(current)")
        isFirst = false
        current = piece
      } else {
        current += piece
      }
    }
    line(isFirst ? current : "  \(current)")
  }

  private var margin: String { String(repeating: "  ", count: indentation) }
}

// MARK: Comments

extension SwiftText {
  mutating func remarks(_ remarks: [Proposal.Remark]) {
    for remark in remarks {
      switch remark {
      case .note(let text): comment(text)
      case .decide(let text):
        decisions.append((lines.count + 1, text.commentWords.joined(separator: " ")))
        comment("decide: \(text)")
      }
    }
  }

  /// Writes a comment, as many lines as it needs.
  mutating func comment(_ text: String, mark: String = "//") {
    var current = mark
    for word in text.commentWords {
      if current != mark, margin.count + current.count + 1 + word.count > Self.width {
        line(current)
        current = mark
      }
      current += " \(word)"
    }
    if current != mark { line(current) }
  }
}
