import PostgresSchema
import Testing
import VaultModel

@testable import VaultCompiler

@Suite struct CommentTests {
  @Test(arguments: [
    EveryKindVault.vault, EveryKindVault.withFarDate, EveryKindVault.insertOnly, DepotVault.vault,
  ])
  func `every table and function has a comment, and no column one that says nothing`(
    vault: CompiledVault
  ) {
    let standard = Set([
      StandardColumn.tenantKey, StandardColumn.loadDate, StandardColumn.loadEndDate,
      StandardColumn.hashDiff, StandardColumn.recordSource,
    ])
    var silent: [String] = []
    for object in lower(vault).objects {
      switch object {
      case .table(let table):
        if table.comment?.isEmpty != false { silent.append("\(table.name)") }
        guard table.ownership == .own else { continue }
        #expect(table.columns.filter { standard.contains($0.name) }.allSatisfy { $0.comment == nil })
        #expect(table.columns.allSatisfy { $0.comment?.isEmpty != true })
      case .function(let function):
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
