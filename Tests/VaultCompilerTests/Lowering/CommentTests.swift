import PostgresSchema
import Testing
import VaultModel

@testable import VaultCompiler

@Suite struct CommentTests {
  @Test(arguments: [
    EveryKindVault.vault, EveryKindVault.withFarDate, EveryKindVault.insertOnly, DepotVault.vault,
  ])
  func `all tables and functions but hash diffs have a comment, and no standard column has one`(
    vault: CompiledVault
  ) {
    let standard = Set([
      StandardColumn.tenantKey, StandardColumn.loadDate, StandardColumn.loadEndDate,
      StandardColumn.hashDiff, StandardColumn.recordSource,
    ])
    let hashDiffs = Set(vault.hashDiffFunctions.map(\.name))
    var silent: [String] = []
    for object in lower(vault).objects {
      switch object {
      case .table(let table):
        if table.comment?.isEmpty != false { silent.append("\(table.name)") }
        guard table.ownership == .own else { continue }
        let commented = table.columns.filter { $0.comment != nil }
        #expect(commented.allSatisfy { !standard.contains($0.name) && $0.comment != "" })
      case .function(let function):
        guard !hashDiffs.contains(function.name) else { continue }
        if function.comment?.isEmpty != false { silent.append("\(function.name)") }
      default: break
      }
    }
    #expect(silent == [])
  }

  @Test func `what the model says of a column is its comment`() {
    #expect(Sensitivity.none.marking(nil) == nil)
    #expect(Sensitivity.none.marking("in metres") == "in metres")
    #expect(Sensitivity.personal.marking(nil) == "[personal]")
    #expect(Sensitivity.personal.marking("in metres") == "[personal] in metres")
  }
}
