import PostgresSchema
import PostgresSyntax

/// NM102: two names that the server cuts to one.
struct NameCollision: Rule {
  static let about = RuleDescription(
    .names, 102, "name-collision", "Two long names are one after the server has cut them.",
    why: "The second statement fails; with IF NOT EXISTS it silently does nothing.",
    instead: "Let the names differ within their first 63 bytes.",
    bad: """
      -- lint: allow-file name-too-long because this shows what comes of it
      CREATE TABLE sales.a_name_that_is_so_long_that_the_server_cuts_it_off_somewhere_near_1 (id int);
      CREATE TABLE sales.a_name_that_is_so_long_that_the_server_cuts_it_off_somewhere_near_2 (id int);
      """,
    good: "CREATE TABLE sales.name_1 (id int); CREATE TABLE sales.name_2 (id int);")

  func check(_ file: LintedFile, in folder: LintedFolder) -> [Complaint] {
    let names = file.givenNames
    // A name that is not cut collides only with one that is.
    guard names.contains(where: { $0.name.utf8.count > ObjectName.limit }) else { return [] }
    var seen: [GivenName.Scope: [String: GivenName]] = [:]
    var complaints: [Complaint] = []
    for name in names {
      let key = name.name.cut
      guard let other = seen[name.scope]?[key] else {
        seen[name.scope, default: [:]][key] = name
        continue
      }
      guard other.name != name.name else { continue }
      let text = "is the same name as '\(other.name)' of line \(other.place.line) to the server"
      complaints.append(Complaint(.error, text, name.name, at: name.place))
    }
    return complaints
  }
}
