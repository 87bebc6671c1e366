import VaultModel

/// Where in the file the plan's columns stand.
package struct HeaderMatch: Equatable {
  /// What is done about a header that does not fit the model.
  package struct Tolerance: Hashable, Sendable {
    /// Columns that the model does not know are passed over.
    package var ignoresUnknown = false
    /// Columns that the file lacks are NULL.
    package var fillsMissing = false
  }

  let header: [String]
  /// For each column of the plan its index in the file; nil where it is missing.
  let indices: [Int?]
  /// The fields whose values are not kept.
  let excluded: ExcludedFields
  /// What was tolerated, for the report.
  let problems: [ColumnProblem]
  /// What is done about members of JSON records that the model does not know.
  let unknownMembers: NDJSONReader.UnknownMembers

  /// The match of records that name their own fields: each column stands at its place in the plan.
  init(namedFieldsOf plan: RoutePlan, tolerance: Tolerance) {
    header = plan.columns.map(\.name)
    indices = Array(plan.columns.indices)
    excluded = ExcludedFields()
    problems = []
    unknownMembers = tolerance.ignoresUnknown ? .passedOver : .refused
  }

  /// Matches by name; case counts.
  ///
  /// - Throws: `InputError.columns` with all problems at once.
  init(
    header: [String], plan: RoutePlan, input: String, tolerance: Tolerance
  ) throws(InputError) {
    self.header = header
    unknownMembers = tolerance.ignoresUnknown ? .passedOver : .refused
    indices = plan.columns.map { column in header.firstIndex(of: column.name) }
    let excludedNames = Set(plan.source.excluded.map(\.name))
    excluded = ExcludedFields(
      places: header.indices.filter { excludedNames.contains(header[$0]) },
      fieldCount: header.count)
    let known = Set(plan.source.columns.map(\.name))
    var seen: Set<String> = []
    var fatal: [ColumnProblem] = []
    var tolerated: [ColumnProblem] = []
    for name in header {
      if !seen.insert(name).inserted { fatal.append(.twice(name)) }
      if known.contains(name) { continue }
      if tolerance.ignoresUnknown {
        tolerated.append(.unknown(name))
      } else {
        fatal.append(.unknown(name))
      }
    }
    let tenantColumn = plan.onlyTenant == nil ? nil : plan.keys[plan.tenantKey].parts[0].column
    for (place, (column, index)) in zip(plan.columns, indices).enumerated() where index == nil {
      if place == tenantColumn || column.absentValue != nil { continue }
      if tolerance.fillsMissing {
        tolerated.append(.missing(column.name))
      } else {
        fatal.append(.missing(column.name))
      }
    }
    guard fatal.isEmpty else { throw .columns(input: input, problems: fatal) }
    problems = tolerated
  }
}
