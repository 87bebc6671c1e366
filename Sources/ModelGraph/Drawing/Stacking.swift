/// Places things one above the other in their order, each as near to where it wants to be as the
/// others let it, and gives their tops.
///
/// Neighbours that would overlap move together to the mean of what they want.
func stack(_ heights: [Int], wanting middles: [Double], gap: Int) -> [Int] {
  var groups: [(first: Int, count: Int, sum: Double)] = []
  var offsets: [Double] = []
  var offset = 0.0
  for (index, height) in heights.enumerated() {
    offsets.append(offset)
    groups.append((index, 1, middles[index] - Double(height) / 2 - offset))
    offset += Double(height + gap)
    while groups.count > 1 {
      let upper = groups[groups.count - 2]
      let lower = groups[groups.count - 1]
      guard upper.sum / Double(upper.count) > lower.sum / Double(lower.count) else { break }
      groups.removeLast(2)
      groups.append((upper.first, upper.count + lower.count, upper.sum + lower.sum))
    }
  }
  return groups.flatMap { group in
    let start = (group.sum / Double(group.count)).rounded()
    return (group.first..<group.first + group.count).map { Int(start + offsets[$0]) }
  }
}
