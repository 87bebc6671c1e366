/// Something that takes long to make and that many ask for: it is made once, when it is first asked for,
/// and whoever asks meanwhile waits for it.
actor MadeOnce<Value: Sendable> {
  private let make: @Sendable () async -> Value
  private var making: Task<Value, Never>?

  init(_ make: @escaping @Sendable () async -> Value) { self.make = make }

  var value: Value {
    get async {
      if let making { return await making.value }
      let task = Task { [make] in await make() }
      making = task
      return await task.value
    }
  }
}
