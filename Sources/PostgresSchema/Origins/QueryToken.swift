/// A token of a query with its text.
struct QueryToken {
  let kind: Token.Kind
  let text: String
  /// Where it stands in the query.
  let range: Range<Int>
  /// The name that it stands for, as PostgreSQL folds it; nil where it is none.
  let name: String?
  /// The word in capitals, where it may be a keyword.
  let keyword: String?

  init(_ token: Token, in statement: ScannedStatement) {
    kind = token.kind
    text = statement.text(of: token)
    range = token.range
    switch token.kind {
    case .word:
      name = statement.identifier(token)
      keyword = String(decoding: text.utf8.map(\.uppercased), as: UTF8.self)
    case .quotedName:
      name = statement.identifier(token)
      keyword = nil
    case .string, .dollarString, .number, .parameter, .operator, .punctuation, .comment:
      name = nil
      keyword = nil
    }
  }

  var opens: Bool { text == "(" || text == "[" }
  var closes: Bool { text == ")" || text == "]" }
}

/// A piece of a query.
typealias QueryTokens = ArraySlice<QueryToken>

extension QueryTokens {
  func keyword(at index: Int) -> String? {
    indices.contains(index) ? self[index].keyword : nil
  }

  func text(at index: Int) -> String? { indices.contains(index) ? self[index].text : nil }

  /// Whether the words stand there, one after the other.
  func has(_ words: String..., at index: Int) -> Bool {
    words.enumerated().allSatisfy { keyword(at: index + $0) == $1 }
  }

  /// The bracket that closes the one at an index; the end where none does.
  func closing(_ open: Int) -> Int {
    guard open < endIndex else { return endIndex }
    var depth = 0
    for index in open..<endIndex {
      if self[index].opens { depth += 1 }
      if self[index].closes { depth -= 1 }
      if depth == 0 { return index }
    }
    return endIndex
  }

  /// What stands between the brackets that open at an index; nothing where the tokens end before.
  func inside(_ open: Int) -> QueryTokens {
    let start = Swift.min(open + 1, endIndex)
    return self[start..<Swift.max(start, closing(open))]
  }

  /// The tokens outside of all brackets, and these themselves.
  var outermost: [Int] {
    var found: [Int] = []
    var index = startIndex
    while index < endIndex {
      found.append(index)
      guard self[index].opens else {
        index += 1
        continue
      }
      let close = closing(index)
      if close < endIndex { found.append(close) }
      index = close + 1
    }
    return found
  }

  /// The pieces between the commas outside of all brackets.
  var listItems: [QueryTokens] {
    guard !isEmpty else { return [] }
    let commas = outermost.filter { self[$0].text == "," }
    let starts = [startIndex] + commas.map { $0 + 1 }
    return zip(starts, commas + [endIndex]).map { self[$0..<$1] }
  }

  /// Whether a query begins here, be it in brackets.
  var beginsQuery: Bool {
    guard let first = first(where: { $0.text != "(" }) else { return false }
    return ["SELECT", "WITH", "VALUES"].contains(first.keyword)
  }

  /// As it is written, with one blank where there are any.
  var words: String {
    var text = ""
    for (index, token) in zip(indices, self) {
      if index > startIndex, self[index - 1].range.upperBound < token.range.lowerBound {
        text += " "
      }
      text += token.text
    }
    return text
  }

  /// Without the brackets that are around all of it.
  var withoutBrackets: QueryTokens {
    var rest = self
    while rest.first?.text == "(", rest.closing(rest.startIndex) == rest.endIndex - 1 {
      rest = rest.dropFirst().dropLast()
    }
    return rest
  }
}
