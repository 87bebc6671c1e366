extension Proposal {
  /// The file with the table of contents: every source, by subject.
  var contentsFile: WrittenFile {
    var text = SwiftText()
    text.line("public import DataVault")
    text.line("")
    text.line(
      "/// The table of contents: every source that feeds the vault, and with it all that the vault "
        + "holds.")
    let conventions =
      hasOwnSchemas
      ? ["conventions: VaultConventions(naming: NamingPolicy(schema: \"\(vault)_*\"))"] : []
    text.call(
      "public let vault = Vault",
      [vault.swiftLiteral, "tenant: tenant"] + conventions + ["about: \(about.aboutLiteral)"], " {")
    text.indented { text in
      for subject in subjects {
        for source in subject.sources { text.line(source.constant) }
      }
      for table in emptyTables {
        text.call("ExcludedTable", [table.swiftLiteral, "because: \"it has no columns\""])
      }
    }
    text.line("}")
    return WrittenFile("\(Self.fileName(of: vault)).swift", text)
  }
}
