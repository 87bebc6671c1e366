/// What a model makes of each table and column of its source systems.
package struct Coverage: Hashable, Sendable, Encodable {
  package var vault: String
  /// By name.
  package var tables: [Table]

  package init(vault: String, tables: [Table]) {
    self.vault = vault
    self.tables = tables.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}

extension Coverage {
  /// A table of a source system.
  package struct Table: Hashable, Sendable, Encodable {
    /// With its schema.
    package var name: String
    package var state: State
    /// Why it is not loaded, where the model says so.
    package var reason: String?
    /// The sources of the model that read it.
    package var sources: [String]
    package var columns: [Column]

    package enum State: String, Hashable, Sendable, Encodable {
      /// A source reads it.
      case mapped
      case excluded
      /// The database has it, and the model says nothing of it.
      case missing
      /// The model reads it, and the database does not have it: a query delivers it, or it is gone.
      case absent
    }

    package init(
      name: String, state: State, reason: String? = nil, sources: [String] = [],
      columns: [Column] = []
    ) {
      self.name = name
      self.state = state
      self.reason = reason
      self.sources = sources
      self.columns = columns
    }
  }

  /// A column of a source system's table.
  package struct Column: Hashable, Sendable, Encodable {
    package var name: String
    package var state: State
    /// The columns of the vault that hold its value: `business.user_s.email`.
    package var targets: [String]
    /// Why it is not loaded, where the model says so; what is wrong, where it is missing or absent.
    package var reason: String?
    /// As the model has it; nil where it has none.
    package var type: String?
    /// As the database has it, where that is another type than the model's.
    package var databaseType: String?

    package enum State: String, Hashable, Sendable, Encodable {
      case mapped
      case excluded
      /// Nothing holds its value, and no reason is given.
      case missing
      /// The model reads it, and the database does not have it.
      case absent
    }

    package init(
      name: String, state: State, targets: [String] = [], reason: String? = nil,
      type: String? = nil, databaseType: String? = nil
    ) {
      self.name = name
      self.state = state
      self.targets = targets
      self.reason = reason
      self.type = type
      self.databaseType = databaseType
    }
  }
}

extension Coverage {
  /// Numbers of columns.
  package struct Counts: Hashable, Sendable {
    package var mapped = 0
    package var excluded = 0
    package var missing = 0
    package var absent = 0

    package init() {}

    /// Those that a source has.
    package var all: Int { mapped + excluded + missing }

    /// The share that is seen to, in percent, cut to one decimal, so that only all of them are 100;
    /// nil where there is none.
    package var percent: String? {
      guard all > 0 else { return nil }
      let tenths = (mapped + excluded) * 1_000 / all
      return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
  }

  package var counts: Counts {
    tables.reduce(into: Counts()) { counts, table in
      let own = table.counts
      counts.mapped += own.mapped
      counts.excluded += own.excluded
      counts.missing += own.missing
      counts.absent += own.absent
    }
  }

  /// Whether each column of the source is mapped or excluded, and each that is mapped is there.
  ///
  /// A table that the source does not have may be the result of a query.
  package var isComplete: Bool {
    tables.allSatisfy { table in
      switch table.state {
      case .missing: false
      case .absent: true
      case .mapped, .excluded:
        table.columns.allSatisfy { $0.state == .mapped || $0.state == .excluded }
      }
    }
  }
}

extension Coverage.Table {
  package var counts: Coverage.Counts {
    columns.reduce(into: Coverage.Counts()) { counts, column in
      switch column.state {
      case .mapped: counts.mapped += 1
      case .excluded: counts.excluded += 1
      case .missing: counts.missing += 1
      case .absent: counts.absent += 1
      }
    }
  }
}
