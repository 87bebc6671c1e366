#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// As many places as there are processors, for programs that keep one busy each.
///
/// More compilers at a time would be no faster, and take memory.
actor ProcessorPlaces {
  private var free = max(1, ProcessInfo.processInfo.activeProcessorCount)
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// Runs the work in a place, in the order in which places were asked for.
  nonisolated func withPlace<Value: Sendable>(_ work: () async -> Value) async -> Value {
    await take()
    let value = await work()
    await give()
    return value
  }

  private func take() async {
    guard free == 0 else {
      free -= 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  private func give() {
    guard !waiting.isEmpty else {
      free += 1
      return
    }
    waiting.removeFirst().resume()
  }
}
