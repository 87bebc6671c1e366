/// The commands of a README, each with the output that the README promises.
///
/// A command stands in an indented block behind `$ `, as a reader would type it; a here-document
/// and lines that end in `\` belong to it. What follows is its output, up to the next command or
/// the end of the block.
struct WalkThrough: Hashable, Sendable {
  struct Step: Hashable, Sendable {
    var command: String
    var output = ""
  }

  private(set) var steps: [Step] = []

  init(markdown: String) {
    var reader = Reader()
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      reader.read(line)
    }
    steps = reader.steps.map { step in
      Step(command: step.command, output: step.output.trimmingLineEnds)
    }
  }

  /// A script that runs all commands in one shell and says where the output of each begins.
  var script: String {
    steps.map { "printf '\(Self.mark)'\n\($0.command)\n" }.joined()
  }

  /// The outputs of the commands, one for each, of what the script has printed.
  func outputs(in printed: String) -> [String] {
    printed.split(separator: Self.mark, omittingEmptySubsequences: false).dropFirst()
      .map { String($0).trimmingLineEnds }
  }

  /// Stands in no output; a byte that a terminal does not show.
  private static let mark: Character = "\u{1}"
}

extension WalkThrough {
  private struct Reader {
    var steps: [Step] = []
    private var isWithinStep = false
    /// The line that ends the command's here-document.
    private var terminator: Substring?
    private var isContinued = false

    mutating func read(_ line: Substring) {
      let isIndented = line.hasPrefix("    ")
      // A blank line may be part of the output, and ends nothing.
      guard isIndented || line.allSatisfy(\.isWhitespace) else {
        isWithinStep = false
        return
      }
      let content = isIndented ? line.dropFirst(4) : ""
      if terminator != nil || isContinued {
        steps[steps.count - 1].command += "\n" + content
        if content == terminator { terminator = nil }
        isContinued = terminator == nil && content.hasSuffix("\\")
      } else if content.hasPrefix("$ ") {
        begin(content.dropFirst(2))
      } else if isWithinStep {
        steps[steps.count - 1].output += content + "\n"
      }
    }

    private mutating func begin(_ command: Substring) {
      steps.append(Step(command: String(command)))
      isWithinStep = true
      terminator = command.firstMatch(of: /<<'?(\w+)'?/)?.1
      isContinued = terminator == nil && command.hasSuffix("\\")
    }
  }
}

extension String {
  /// Without empty lines at either end.
  fileprivate var trimmingLineEnds: String {
    let lines = split(separator: "\n", omittingEmptySubsequences: false)
    let isBlank: (Substring) -> Bool = { $0.allSatisfy(\.isWhitespace) }
    return lines.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
      .joined(separator: "\n")
  }
}
