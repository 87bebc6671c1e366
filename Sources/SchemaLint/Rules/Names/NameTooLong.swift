import PostgresSchema
import PostgresSyntax

/// NM101: a name that the server cuts.
struct NameTooLong: Rule {
  static let about = RuleDescription(
    .names, 101, "name-too-long", "A name has more than 63 bytes.",
    why: "The server keeps the first 63 and says so in a notice that nobody reads.",
    instead: "Shorten it; letters beyond ASCII take two bytes or more.",
    bad: """
      CREATE TABLE sales.a_name_that_is_so_long_that_the_server_cuts_it_off_somewhere_near_here (id int);
      """,
    good: "CREATE TABLE sales.a_shorter_name (id int);")

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    operation.givenNames(in: context.statement).filter { $0.name.utf8.count > ObjectName.limit }.map
    {
      let text =
        "'\($0.name)' has \($0.name.utf8.count) bytes, and the server keeps \(ObjectName.limit)"
      return Complaint(.error, text, $0.name, at: $0.place)
    }
  }
}
