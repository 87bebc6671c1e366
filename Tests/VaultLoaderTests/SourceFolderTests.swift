import Testing

@testable import VaultLoader

@Suite struct SourceFolderTests {
  @Test(
    arguments: [
      (["users.csv"], ["users": ["users.csv"]], []),
      (["users-2.csv.gz", "users-10.csv"], ["users": ["users-10.csv", "users-2.csv.gz"]], []),
      (["users.2026-01-31.tsv.zst"], ["users": ["users.2026-01-31.tsv.zst"]], []),
      // A date may follow an underscore, another word may not.
      (
        ["users_20261130.csv", "user_logins_2026-11-30T01.csv.gz"],
        [
          "user_logins": ["user_logins_2026-11-30T01.csv.gz"], "users": ["users_20261130.csv"],
        ], []
      ),
      // The longest name that fits.
      (
        ["user_logins.csv", "users.csv"],
        ["user_logins": ["user_logins.csv"], "users": ["users.csv"]], []
      ),
      (
        ["usersx.csv", "users_new.csv", "users", "users.parquet", "gz"], [:],
        ["gz", "users", "users.parquet", "users_new.csv", "usersx.csv"]
      ),
      (["users-old-1.csv"], ["users-old": ["users-old-1.csv"]], []),
    ] as [([String], [String: [String]], [String])])
  func `files are of the source that their names tell`(
    paths: [String], expected: [String: [String]], strangers: [String]
  ) throws {
    let folder = try SourceFolder(paths: paths, sources: ["users", "user_logins", "users-old"])
    #expect(folder.files.mapValues(\.paths) == expected)
    #expect(folder.strangers == strangers)
  }

  @Test(arguments: [
    (["users-1.csv", "users-2.ndjson"], "users-1.csv and users-2.ndjson have different layouts"),
    (
      ["users.csv", "users.csv.gz"], "users.csv and users.csv.gz differ in their compression alone"
    ),
  ])
  func `files that cannot be one delivery are refused`(paths: [String], reason: String) {
    #expect(throws: InputError.ambiguousFiles(source: "users", reason: reason)) {
      try SourceFolder(paths: paths, sources: ["users"])
    }
  }
}
