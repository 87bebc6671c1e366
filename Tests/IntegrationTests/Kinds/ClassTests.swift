import TestSupport
import Testing

/// What records are counted as does not depend on where batches end.
@Suite struct ClassTests {
  /// Deliveries in which records stand twice, next to each other and apart.
  private static let deliveries: [(source: String, day: Int, records: [String])] = [
    ("customers", 1, ["K,A", "K,A", "L,B", "M,C", "K,A", "K,Z", "L,B"]),
    ("customers", 2, ["K,B", "L,B", "L,B", "M,C", "K,B"]),
    ("prices", 1, ["P,1", "Q,1", "P,1.0", "P,2"]),
    ("order_lines", 1, ["K,P,1,", "K,P,1,", "K,P,2,", "K,P,1,"]),
    ("phones", 1, ["K,h,1", "K,w,2", "L,h,1", "K,h,1"]),
    ("phones", 2, ["K,h,1", "K,w,2", "L,h,1", "K,h,1", "L,w,3"]),
    ("payments", 1, ["K,1,10,x", "K,1,10,x", "K,2,10,x", "K,1,10.0,x", "K,2,11,x"]),
    ("payments", 2, ["K,1,10,x", "K,3,10,x", "K,1,10,x"]),
    ("agencies", 2, ["O,C1", "O,C1", "O,C2", "O,", "O,", "O,C1", "P,C1", "O,C1"]),
    ("agencies", 1, ["O,C1", "O,C3", "O,C3", "P,C1"]),
    ("countries", 2, ["au,A", "nz,N", "AU,A", "au,B", "au,A", "nz,N", "au,A"]),
    ("countries", 3, ["au,A", "nz,M", "nz,N", "au,A", "au,B", "au,A", "nz,N"]),
    ("countries", 1, ["au,A", "au,B", "au,A", "fj,F", "fj,F"]),
    ("tariffs", 2, ["1,a,5", "1,a,5", "1,b,5", "1,a,6", "1,a,5"]),
    ("tariffs", 1, ["1,a,5", "1,a,6", "1,a,6.0", "1,c,1"]),
  ]

  @Test(arguments: KindsVault.Convention.allCases)
  func `batches of any size count the same and store the same`(
    convention: KindsVault.Convention
  ) async throws {
    let whole = try await outcome(convention, batch: 100)
    for batch in [1, 2, 3] {
      let split = try await outcome(convention, batch: batch)
      for (index, delivery) in Self.deliveries.enumerated() {
        #expect(split.classes[index] == whole.classes[index], "\(delivery), \(batch) a batch")
      }
      #expect(split.rows.differences(from: whole.rows) == [], "\(batch) a batch")
    }
  }

  @Test(arguments: [1, 100])
  func `a record that stands twice in a delivery is a duplicate`(batch: Int) async throws {
    let classes = try await outcome(.null, batch: batch).classes
    #expect(classes[0][""]?.duplicate == 3)
    #expect(classes[6][""]?.duplicate == 2)
    #expect(classes[10][""]?.duplicate == 3)
    #expect(classes[13][""]?.duplicate == 1)
  }

  private struct Outcome {
    /// For each delivery by target; "" is over all.
    var classes: [[String: Report.Counts]] = []
    var rows = VaultRows()
  }

  private func outcome(_ convention: KindsVault.Convention, batch: Int) async throws -> Outcome {
    let box = Box(Outcome())
    try await KindsRig.with(convention) { kinds in
      for delivery in Self.deliveries {
        let report = try await kinds.load(
          delivery.source, on: delivery.day, delivery.records, ["--batch-records", "\(batch)"])
        let targets = report.targets.map { ($0.table, $0.counts) }
        box.value.classes.append(Dictionary(targets + [("", report.records)]) { $1 })
      }
      box.value.rows = try await VaultRows.read(kinds.rig)
    }
    return box.value
  }
}
