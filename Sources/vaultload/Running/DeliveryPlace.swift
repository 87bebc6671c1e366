import VaultLoader
import VaultModel

/// Where a source's delivery is.
enum DeliveryPlace: Sendable {
  case files([String], DeliveryFileName.Layout?)
  case table(TableInput)
}

extension Load {
  /// A load of what is found at a place; the files' own names tell their layout, where they tell it.
  init(
    vault: CompiledVault, source: CompiledVault.Source, from place: DeliveryPlace,
    options: LoadOptions
  ) {
    self.init(vault: vault, source: source, inputs: [], options: options)
    switch place {
    case .table(let table): self.table = table
    case .files(let files, let layout):
      inputs = files
      if let layout, options.format.layout == InputFormat().layout {
        self.options.format.layout = layout.format
      }
    }
  }
}
