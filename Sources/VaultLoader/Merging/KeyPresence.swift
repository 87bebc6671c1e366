/// What is known of the hub and link rows that a batch's records speak of.
///
/// A vault holds no version without its parent and no link without its hubs, so that one look-up
/// answers for several tables: what is found below stands above, and what was added above has
/// nothing below.
struct KeyPresence {
  enum State: UInt8 {
    case unknown
    /// The row stands in the vault.
    case stored
    /// This batch brought the row.
    case added
  }

  private var states: [State]
  private let width: Int
  /// The slots of each slot's participants; none for a hub.
  private let participants: [[Int]]

  init(of batch: Batch) {
    participants = batch.plan.keys.map { _ in [] } + batch.plan.links.map(\.keys)
    width = participants.count
    states = Array(repeating: .unknown, count: batch.recordCount * width)
  }

  /// The state of a record's row in a hub or a link, which is named by the slot of its hash key.
  subscript(record: Int, slot: Int) -> State {
    get { states[record * width + slot] }
    set { states[record * width + slot] = newValue }
  }

  /// Notes that a row was found in the vault, or below its place there.
  mutating func noteStored(_ slot: Int, of record: Int) {
    guard self[record, slot] == .unknown else { return }
    self[record, slot] = .stored
    for key in participants[slot] where self[record, key] == .unknown {
      self[record, key] = .stored
    }
  }
}
