/// A value that one thread waits for and another gives, once.
final class Handover<Value: Sendable>: Sendable {
  private let exchange = Exchange<Value>(bound: 1)

  /// Gives the value, or nil where there will be none; what is given later counts for nothing.
  func give(_ value: Value?) {
    if let value { _ = exchange.put(value) }
    exchange.finish()
  }

  /// Waits for the value; nil where there is none.
  func wait() -> Value? { (try? exchange.take()) ?? nil }
}
