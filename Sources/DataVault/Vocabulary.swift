// A model author imports DataVault alone and still writes `.uuid`, `.snapshot` or `.personal`: those
// words belong to the compiled vault, and stating them twice would let them drift apart.
@_exported public import VaultModel
