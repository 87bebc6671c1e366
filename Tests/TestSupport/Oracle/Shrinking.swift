/// Makes a failing list smaller as long as it fails: halves are dropped first, single elements last.
///
/// `attempts` bounds how often it is tried.
package func smallest<Element>(
  _ elements: [Element], attempts: Int, fails: ([Element]) async throws -> Bool
) async rethrows -> [Element] {
  var smallest = elements
  var left = attempts
  var size = max(1, elements.count / 2)
  while true {
    var hasShrunk = false
    var start = 0
    while start < smallest.count, left > 0 {
      var candidate = smallest
      candidate.removeSubrange(start..<min(start + size, smallest.count))
      left -= 1
      if try await fails(candidate) {
        smallest = candidate
        hasShrunk = true
      } else {
        start += size
      }
    }
    if left == 0 || (size == 1 && !hasShrunk) { return smallest }
    size = max(1, size / 2)
  }
}
