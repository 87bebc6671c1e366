/// DR102: a file that the model does not know.
struct ForeignFile: Rule {
  static let about = RuleDescription(
    .drift, 102, "foreign-file", "A file in a generated folder was not generated.",
    why: """
      What it makes is in no model: the next plan does not know of it, and drift reports it on every \
      database.
      """,
    instead: "Put it into the model, or into a folder of its own.",
    bad: "CREATE TABLE business.extra (id bigint);",
    good: """
      -- vaultwright: migration
      CREATE TABLE business.extra (id bigint);
      """)

  func check(_ file: LintedFile, in folder: LintedFolder) -> [Complaint] {
    // Releases before `vaultc schema` wrote the whole schema beside the migrations.
    let isSchema = file.path.split(separator: "/").last == "schema.sql"
    guard folder.isGenerated, !file.isMigration, !isSchema else { return [] }
    return [Complaint(.warning, "stands among migrations and is none of them", file.path)]
  }
}
