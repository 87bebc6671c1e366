import VaultModel

extension Batch {
  /// What is wrong with the set of members that the records from `first` on make; nil where nothing is.
  func faultOfSet(from first: Int) -> Refusal? {
    for feed in plan.satellites where feed.satellite.kind == .multiActive {
      let members = feed.satellite.attributes.indices.filter {
        feed.satellite.members.contains(feed.satellite.attributes[$0].name)
      }.map { feed.columns[$0] }
      if let refusal = fault(of: feed, members: members, from: first) { return refusal }
    }
    return nil
  }

  private func fault(
    of feed: RoutePlan.Satellite, members: [Int?], from first: Int
  ) -> Refusal? {
    guard let index = plan.satellites.firstIndex(where: { $0.target == feed.target }) else {
      return nil
    }
    var payloads: [[[UInt8]]: VersionPayload] = [:]
    for record in first..<recordCount where feeds(satellite: index, of: record) {
      var key: [[UInt8]] = []
      for column in members {
        guard let value = column.flatMap({ field($0, of: record) }) else {
          return Refusal(
            reason: .missingMemberKey, column: column.map { plan.name(ofField: $0) },
            detail: "a member of the set has no key in satellite \"\(feed.satellite.name)\"; the "
              + "whole set is refused")
        }
        key.append(Array(value))
      }
      let payload = VersionPayload(
        hash(plan.slot(ofDiff: index), of: record), from: .record(record))
      if let known = payloads.updateValue(payload, forKey: key), known != payload {
        return Refusal(
          reason: .conflictingMembers,
          detail: "one member stands twice with different payloads in the set of satellite "
            + "\"\(feed.satellite.name)\"; the whole set is refused")
      }
    }
    return nil
  }
}
