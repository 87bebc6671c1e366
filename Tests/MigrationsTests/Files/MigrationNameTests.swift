import Migrations
import Testing

@Suite struct MigrationNameTests {
  @Test(arguments: [
    ("20260301120000", "20260301120001"), ("20260228235959", "20260301000000"),
    ("20240228235959", "20240229000000"), ("20251231235959", "20260101000000"),
    ("19691231235959", "19700101000000"),
  ])
  func `the version after one is a second later`(version: String, next: String) {
    #expect(MigrationVersion(version)?.next.text == next)
    #expect(MigrationVersion(version)?.next == MigrationVersion(next))
  }

  @Test(arguments: [
    "", "2026030112000", "202603011200000", "20260230120000", "20261301120000", "20260301240000",
    "20260301126000", "20260301120060", "2026030112000a", "00000301120000", "２０２６0301120000",
  ])
  func `what names no second is no version`(text: String) {
    #expect(MigrationVersion(text) == nil)
  }

  @Test(arguments: [
    (0, "19700101000000"), (951_782_400, "20000229000000"), (1_772_366_400, "20260301120000"),
    (-1, "19691231235959"),
  ])
  func `a second of the clock is written in UTC`(seconds: Int, text: String) {
    #expect(MigrationVersion(secondsSince1970: seconds).text == text)
  }

  @Test func `a version follows the last one, even where that is ahead of the clock`() throws {
    let past = try #require(MigrationVersion("20200101000000"))
    let future = try #require(MigrationVersion("29990101000000"))
    #expect(MigrationVersion.now(after: past) > past.next)
    #expect(MigrationVersion.now(after: future) == future.next)
  }

  @Test func `a file's name says version, slug and direction, and nothing is lost`() throws {
    for fileName in ["20260301120000_add_email.sql", "20260301120000_add_email.down.sql"] {
      let name = try #require(MigrationName(fileName: fileName))
      #expect(name.fileName == fileName)
      #expect(name.slug == "add_email")
      #expect(name.opposite.opposite == name)
    }
  }

  @Test(arguments: [
    "add_email.sql", "20260301120000.sql", "20260301120000_.sql", "20260301120000_add email.sql",
    "20260301120000_Add.sql", "20260301120000_add.txt", "20260301120000_add.up.sql",
  ])
  func `any other name is none`(fileName: String) {
    #expect(MigrationName(fileName: fileName) == nil)
  }

  @Test(arguments: [
    ("Adds column business.customer_s.email", "adds_column_business_customer_s_email"),
    ("Größe; DROP TABLE x", "gr_e_drop_table_x"), ("…", "migration"),
    (
      "adds one and two and three and four and five and six and seven",
      "adds_one_and_two_and_three_and_four_and"
    ),
  ])
  func `a slug holds letters, digits and underscores, whole words, forty bytes at most`(
    sentence: String, slug: String
  ) {
    #expect(MigrationName.slug(for: sentence) == slug)
  }
}
