/// An earlier load of the very delivery that is to be loaded.
struct PastLoad {
  var id: Int64
  /// Whether the delivery was loaded to its end.
  var isWhole: Bool
  /// Whether the same load date was dictated then, or none both times.
  var hasSameDate: Bool
  /// Whether it was read with the same options.
  var isReadAlike: Bool
  /// Whether its absent keys wait for a confirmation.
  var holdsAbsencesBack: Bool
  /// Other deliveries of the source and tenant that came after it.
  var successors: Successors

  /// What came after a load; replays of quarantined records belong to the load that they complete.
  struct Successors {
    /// Another delivery stored something or was loaded to its end.
    var areThere: Bool
    /// One of them under the same load date.
    var haveSameDate: Bool
    /// A replay stored something.
    var includeReplays: Bool
  }
}

extension PastLoad {
  /// What a delivery is that has these earlier loads, newest first (semantics, section 4).
  enum Verdict {
    /// Everything it says was loaded already.
    case isRepeat(PastLoad)
    /// A load of it stopped, and nothing has happened since.
    case isUnfinished(PastLoad)
    case isNew
  }

  /// Decides what a delivery is.
  ///
  /// - Parameters:
  ///   - loads: The earlier loads of the same bytes, newest first.
  ///   - isDictated: Whether a load date is dictated.
  /// - Returns: Whether it is a repeat, the rest of an unfinished load, or new.
  static func verdict(on loads: [PastLoad], isDictated: Bool) -> Verdict {
    for load in loads where load.hasSameDate && load.isReadAlike {
      let isNewest = !load.successors.areThere
      if load.isWhole {
        // The newest delivery, or one whose date is spoken for by no other.
        if isNewest || (isDictated && !load.successors.haveSameDate) { return .isRepeat(load) }
      } else if isNewest, !load.successors.includeReplays {
        return .isUnfinished(load)
      }
    }
    return .isNew
  }
}
