/// How the records of a load, or the rows of one target, ended: each in exactly one class.
package struct RecordCounts: Hashable, Sendable, Codable {
  package var read: Int64 = 0
  /// Of a key that the target did not have.
  package var new: Int64 = 0
  /// A version that closed another.
  package var changed: Int64 = 0
  /// What the vault says already.
  package var unchanged: Int64 = 0
  /// The repeat of a record of the same delivery.
  package var duplicate: Int64 = 0
  /// A version that took its place before a later one.
  package var late: Int64 = 0
  package var quarantined: Int64 = 0
  /// Rows that were stored besides: a late record restates what the next delivery said.
  package var restated: Int64 = 0

  package init() {}

  /// Whether every record that was read is in one class.
  package var addsUp: Bool {
    read == new + changed + unchanged + duplicate + late + quarantined
  }

  package mutating func add(_ outcome: RowOutcome, count: Int = 1) {
    let count = Int64(count)
    read += count
    switch outcome {
    case .new: new += count
    case .changed: changed += count
    case .unchanged: unchanged += count
    case .duplicate: duplicate += count
    case .late: late += count
    }
  }

  package mutating func addQuarantined(_ count: Int) {
    read += Int64(count)
    quarantined += Int64(count)
  }

  package static func += (left: inout RecordCounts, right: RecordCounts) {
    left.read += right.read
    left.new += right.new
    left.changed += right.changed
    left.unchanged += right.unchanged
    left.duplicate += right.duplicate
    left.late += right.late
    left.quarantined += right.quarantined
    left.restated += right.restated
  }
}

/// What became of a row of a target.
///
/// Where a record feeds several targets, the greatest of its rows' outcomes is the record's own; a key
/// that was there already has no say.
package enum RowOutcome: Int, Hashable, Sendable, Comparable {
  case duplicate
  case unchanged
  case late
  case new
  case changed

  package static func < (left: RowOutcome, right: RowOutcome) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// What a load did, for people and for machines.
package struct LoadReport: Hashable, Sendable, Codable {
  package enum Status: String, Hashable, Sendable, Codable {
    case loaded
    /// The same bytes were loaded whole before.
    case alreadyLoaded = "already_loaded"
    /// Told what would happen; nothing was stored.
    case rehearsed
    /// Ended after a batch, on request or for its refused records; the same command goes on from there.
    case stopped
  }

  package struct Target: Hashable, Sendable, Codable {
    package var table: String
    package var counts: RecordCounts
  }

  package var status: Status
  package var loadID: Int64
  package var vault: String
  package var source: String
  package var inputs: [String]
  /// Whether an earlier run of this load was gone on with.
  package var resumed: Bool
  /// ISO 8601, UTC; nil where nothing was stored.
  package var loadDate: String?
  package var records: RecordCounts
  package var targets: [Target]
  /// Of a delivery that was loaded before, its records that are still quarantined.
  package var openQuarantine: Int64 = 0
  /// The quarantined records, where they are more than the load's limit allows.
  package var excessRejects: ExcessRejects?
  /// The number of records refused for each reason.
  package var quarantine: [String: Int64]
  /// Of a full extract whose absent keys are to be closed; nil where nothing is to be looked for.
  package var absences: Absences?
  /// How often JSON records had a member that the model does not know, by its name.
  package var ignored: [String: Int64] = [:]
  package var warnings: [String]
  package var seconds: Double
}

extension LoadReport {
  /// Whether the delivery was read to its end and nothing waits for a decision.
  package var endedWell: Bool {
    status != .stopped && excessRejects == nil && !(absences?.needsConfirmation ?? false)
  }

  /// What became of the search for keys that a full extract no longer has.
  package struct Absences: Hashable, Sendable, Codable {
    /// Why none was closed.
    package enum Obstacle: String, Hashable, Sendable, Codable {
      /// A quarantined record whose key cannot be read may be of any of them.
      case unreadableKeys = "unreadable_keys"
      /// So many are absent that the extract is rather incomplete.
      case tooMany = "too_many"
      /// An earlier run held them back.
      case awaitingConfirmation = "awaiting_confirmation"
      /// The extract was not read to its end.
      case stopped
    }

    /// Nil where they were closed.
    package var heldBackBecause: Obstacle?
    /// For each status satellite the number of keys that are absent.
    package var keys: [String: Int64] = [:]

    package var isHeldBack: Bool { heldBackBecause != nil }

    /// Whether the load waits for a user to confirm them.
    package var needsConfirmation: Bool {
      switch heldBackBecause {
      case .unreadableKeys, .tooMany, .awaitingConfirmation: true
      case .stopped, nil: false
      }
    }
  }
}

extension LoadReport.Absences: CustomStringConvertible {
  package var description: String {
    switch heldBackBecause {
    case .unreadableKeys:
      "absent keys were not closed: quarantined records have no key that can be read, and any of them "
        + "may be of an absent key; \(Self.confirmation)"
    case .tooMany:
      "absent keys were not closed: \(counts), more than the model allows one extract; deliver the "
        + "whole extract, or, if they are gone, \(Self.confirmation)"
    case .awaitingConfirmation:
      "absent keys wait for a confirmation; \(Self.confirmation)"
    case .stopped:
      "absent keys are closed once the extract was read to its end"
    case nil:
      keys.isEmpty ? "no absent keys" : "absent keys closed: \(counts)"
    }
  }

  private static let confirmation = "repeat the same command with --confirm-absences"

  private var counts: String {
    keys.sorted { $0.key < $1.key }.map { "\($0.value) of \($0.key)" }.joined(separator: "; ")
  }
}
