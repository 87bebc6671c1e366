package import VaultModel

extension CompiledVault {
  /// What the vault declares and `lower` makes no SQL for yet, each as a reader would name it.
  ///
  /// To leave out silently what a model asks for would be worse than to refuse it.
  package var unlowered: [String] {
    marts.map { "the mart '\($0.name)'" }
  }
}
