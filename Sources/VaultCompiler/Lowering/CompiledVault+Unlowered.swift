package import VaultModel

extension CompiledVault {
  /// What the vault declares and `lower` makes no SQL for yet, each as a reader would name it.
  ///
  /// To leave out silently what a model asks for would be worse than to refuse it.
  package var unlowered: [String] {
    calendars.map { "the snapshot calendar '\($0.name)'" }
      + pointInTimes.map { "the point-in-time table '\($0.name)'" }
      + bridges.map { "the bridge '\($0.name)'" }
  }
}
