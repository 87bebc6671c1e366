import PostgresSchema
import Testing
import VaultModel

@testable import VaultCompiler

@Suite struct CommentTests {
  @Test(arguments: [
    EveryKindVault.vault, EveryKindVault.withFarDate, EveryKindVault.insertOnly, DepotVault.vault,
  ])
  func `every table, every column and every function has a comment`(vault: CompiledVault) {
    var silent: [String] = []
    for object in lower(vault).objects {
      switch object {
      case .table(let table):
        if table.comment?.isEmpty != false { silent.append("\(table.name)") }
        silent += table.columns.filter { $0.comment?.isEmpty != false }
          .map { "\(table.name).\($0.name)" }
      case .function(let function):
        if function.comment?.isEmpty != false { silent.append("\(function.name)") }
      default: break
      }
    }
    #expect(silent == [])
  }
}
