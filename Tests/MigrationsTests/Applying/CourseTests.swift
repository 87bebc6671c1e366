import Migrations
import SchemaDiff
import Testing

@Suite struct CourseTests {
  /// Three migrations, `aa`, `bb`, `cc`.
  static func migrations() throws -> [Migration] {
    var from: String?
    return try ["aa", "bb", "cc"].enumerated().map { place, to in
      let header = MigrationHeader(
        vaultName: "shop", transaction: .none, contract: .additive, from: from, to: to,
        purpose: "step \(place)")
      from = to
      let name = MigrationName(try Shop.version(place), "step_\(place)")
      return Migration(up: try MigrationFile(name, text: header.text + "SELECT \(place);"))
    }
  }

  private func state(
    _ fingerprint: String?, applied count: Int, _ progress: [VaultState.Progress] = []
  ) throws -> VaultState {
    let applied = try Self.migrations().prefix(count).map { migration in
      VaultState.Applied(
        version: migration.version.text, checksum: migration.up.checksum, appliedAt: "",
        description: "")
    }
    return VaultState(fingerprint: fingerprint, applied: applied, progress: progress)
  }

  private func course(_ state: VaultState) throws -> Course {
    try Course(of: Self.migrations(), vaultName: "shop", state: state)
  }

  static let cases: [(fingerprint: String?, applied: Int, found: Int, missing: Int)] = [
    (nil, 0, 0, 3), ("aa", 1, 0, 2), ("bb", 2, 0, 1), ("cc", 3, 0, 0),
    // No register, or one that somebody went past by hand: the version tells.
    ("aa", 0, 1, 2), ("cc", 0, 3, 0), ("cc", 1, 2, 0),
  ]

  @Test(arguments: cases)
  func `what is missing begins behind what register and version tell`(
    fingerprint: String?, applied: Int, found: Int, missing: Int
  ) throws {
    let course = try course(try state(fingerprint, applied: applied))
    #expect(course.found.count == found)
    #expect(course.missing.count == missing)
    #expect(course.found + course.missing == Array(try Self.migrations().dropFirst(applied)))
  }

  @Test func `a backfill, which keeps the version, is run where no register says that it was`()
    throws
  {
    let header = MigrationHeader(
      vaultName: "shop", transaction: .whole, contract: .additive, from: "cc", to: "cc",
      purpose: "fills in")
    let file = try MigrationFile(
      MigrationName(try Shop.version(3), "fills_in"), text: header.text + "SELECT 3;")
    let course = try Course(
      of: Self.migrations() + [Migration(up: file)], vaultName: "shop",
      state: VaultState(fingerprint: "cc"))
    #expect(course.found.count == 3)
    #expect(course.missing.map(\.up.name.slug) == ["fills_in"])
  }

  @Test func `a version that no migration leads to is refused`() throws {
    #expect(
      throws: ApplyError.strayVersion(vaultName: "shop", applied: "zz", expected: "aa")
    ) { try course(try state("zz", applied: 1)) }
    #expect(
      throws: ApplyError.strayVersion(vaultName: "shop", applied: "nothing", expected: "aa")
    ) { try course(try state(nil, applied: 1)) }
    // The register says that the database has been further.
    #expect(
      throws: ApplyError.strayVersion(vaultName: "shop", applied: "aa", expected: "bb")
    ) { try course(try state("aa", applied: 2)) }
  }

  @Test func `a register that the folder does not know is refused`() throws {
    var state = try state("bb", applied: 2)
    state.applied[1].version = "20260401000000"
    #expect(throws: ApplyError.appliedUnknown(version: "20260401000000")) { try course(state) }
  }

  @Test func `an edited file and one that was passed over are refused by name`() throws {
    var edited = try state("bb", applied: 2)
    edited.applied[0].checksum = String(repeating: "0", count: 64)
    #expect(throws: ApplyError.editedAfterApplied(file: "20260301120000_step_0.sql")) {
      try course(edited)
    }
    var passed = try state("cc", applied: 3)
    passed.applied.remove(at: 1)
    #expect(
      throws: ApplyError.outOfOrder(file: "20260301120001_step_1.sql", after: "20260301120002")
    ) { try course(passed) }
  }

  @Test func `what is under way comes first, and only as the file that was begun`() throws {
    let begun = try Self.migrations()[1]
    var progress = VaultState.Progress(
      version: begun.version.text, direction: .up, checksum: begun.up.checksum, statement: 1,
      isDone: true)
    // Its last statement may have written the new version already.
    for version in ["aa", "bb"] {
      #expect(try course(try state(version, applied: 1, [progress])).missing.count == 2)
    }
    progress.checksum = ""
    #expect(
      throws: ApplyError.editedWhileUnderWay(file: "20260301120001_step_1.sql", statement: 1)
    ) { try course(try state("aa", applied: 1, [progress])) }
    progress.direction = .down
    #expect(throws: ApplyError.underWay(file: begun.version.text, direction: .down)) {
      try course(try state("bb", applied: 2, [progress]))
    }
  }
}
