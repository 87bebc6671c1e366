import SchemaLint
import Testing

@Suite struct SeverityTests {
  @Test func anErrorMattersMoreThanAWarning() {
    #expect(Severity.allCases.sorted() == [.information, .warning, .error])
  }
}
