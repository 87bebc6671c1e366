/// A smallest piece of SQL that means something, or a comment.
package struct Token: Hashable, Sendable {
  package var kind: Kind
  /// The bytes of the text that it takes, quotes included.
  package var range: Range<Int>
  /// Where it starts.
  package var place: TextPlace

  package enum Kind: Hashable, Sendable {
    /// A keyword or a name that is not quoted.
    case word
    case quotedName
    /// Any constant between single quotes: `'…'`, `E'…'`, `B'…'`, `X'…'`, `N'…'`, `U&'…'`.
    case string
    /// A constant between dollar signs, as the body of a function.
    case dollarString
    case number
    /// `$1`.
    case parameter
    case `operator`
    /// One of `( ) [ ] , ; . :` and the pairs `::` and `:=`.
    case punctuation
    /// Either kind; one that nests is one token.
    case comment
  }
}
