import Testing

@testable import VaultLoader

/// How many records of a load may be quarantined.
@Suite struct RejectLimitTests {
  @Test(arguments: [
    ("0", RejectLimit.records(0)), ("100", .records(100)), ("10%", .share(thousandths: 10_000)),
    ("0.125%", .share(thousandths: 125)), ("100%", .share(thousandths: 100_000)),
  ])
  func `a limit is a number or a share`(text: String, limit: RejectLimit) {
    #expect(RejectLimit(text) == limit)
    #expect(limit.description == text)
  }

  @Test(arguments: [
    "", "-1", "1.5", "%", "-5%", "101%", "100.001%", "1.2345%", "1,5%", "5 %", ".5%",
  ])
  func `other texts are no limit`(text: String) {
    #expect(RejectLimit(text) == nil)
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var limit: RejectLimit
    var quarantined: Int64
    var read: Int64
    var isExcess: Bool

    init(_ limit: RejectLimit, _ quarantined: Int64, of read: Int64, _ isExcess: Bool) {
      self.limit = limit
      self.quarantined = quarantined
      self.read = read
      self.isExcess = isExcess
    }

    var testDescription: String { "\(limit): \(quarantined) of \(read)" }
  }

  @Test(arguments: [
    Case(.standard, 0, of: 0, false), Case(.standard, 1, of: 1, true),
    Case(.standard, 18, of: 19, false), Case(.standard, 19, of: 19, true),
    Case(.standard, 2, of: 20, false), Case(.standard, 3, of: 20, true),
    Case(.records(5), 5, of: 9, false), Case(.records(5), 6, of: 9, true),
    Case(.records(5), 3, of: 3, true), Case(.records(0), 0, of: 0, false),
    Case(.share(thousandths: 100_000), 3, of: 3, false),
    Case(.share(thousandths: 0), 1, of: 1_000_000, true),
    Case(.share(thousandths: 100), 1, of: 1000, false),
    Case(.share(thousandths: 100), 2, of: 1999, true),
  ])
  func `a whole load is judged by its limit`(test: Case) {
    let excess = test.limit.excess(of: test.quarantined, among: test.read, isWhole: true)
    #expect((excess != nil) == test.isExcess)
  }

  @Test func `a part of a delivery is judged by a number alone`() {
    #expect(RejectLimit.standard.excess(of: 30, among: 30, isWhole: false) == nil)
    #expect(RejectLimit.records(1).excess(of: 2, among: 2, isWhole: false) != nil)
    #expect(RejectLimit.records(1).isPassed(by: 2))
    #expect(!RejectLimit.standard.isPassed(by: 30))
  }
}
