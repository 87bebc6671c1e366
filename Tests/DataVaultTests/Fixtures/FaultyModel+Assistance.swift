import DataVault

extension FaultyModel {
  /// Faults of query assistance, marts and quality rules.
  static let ofAssistance = [
    FaultyModel(
      "a calendar of nothing", .calendar,
      "the calendar 'days' keeps no instants",
      line: #line + 3
    ) {
      catalogue {
        SnapshotCalendar("days")
      }
    },
    FaultyModel(
      "a calendar that is not listed", .calendar,
      "the point-in-time table 'job' goes by the calendar 'other', which the vault does "
        + "not list",
      line: #line + 3
    ) {
      catalogue {
        PointInTime("job", of: job, at: SnapshotCalendar("other", daily: 1))
      }
    },
    FaultyModel(
      "a satellite that is not there", .unknownName,
      "the point-in-time table 'job' is over 'none', which is no satellite",
      line: #line + 3
    ) {
      catalogue {
        PointInTime("job", of: job, at: calendar, over: ["none"])
      }
    },
    FaultyModel(
      "a satellite of another hub", .pointInTime,
      "the point-in-time table 'job' is over 'worker_hours', which does not describe 'job'",
      line: #line + 3
    ) {
      catalogue {
        PointInTime("job", of: job, at: calendar, over: ["worker_hours"])
      }
    },
    FaultyModel(
      "a set of members at an instant", .pointInTime,
      "the point-in-time table 'worker' is over 'worker_branch', which has no one "
        + "version at a time",
      line: #line + 3
    ) {
      catalogue {
        PointInTime("worker", of: worker, at: calendar, over: ["worker_branch"])
      }
    },
    FaultyModel(
      "a point in time without satellites", .pointInTime,
      "the point-in-time table 'tenant' is over no satellite",
      line: #line + 3
    ) {
      catalogue {
        PointInTime("tenant", of: tenant, at: calendar)
      }
    },
    FaultyModel(
      "a point in time of a hub that is not fed", .unknownName,
      "the point-in-time table 'odd' is of 'odd', which no source feeds",
      line: #line + 4
    ) {
      let odd = Hub("odd") { Key("number", .int8) }
      return catalogue {
        PointInTime("odd", of: odd, at: calendar)
      }
    },
    FaultyModel(
      "a bridge over no link", .bridgePath,
      "the bridge 'b' goes through no link",
      line: #line + 3
    ) {
      catalogue {
        Bridge("b", from: job, through: [], at: calendar)
      }
    },
    FaultyModel(
      "a bridge over a link that is not there", .bridgePath,
      "the bridge 'b' goes through 'none', which no source feeds as a link",
      line: #line + 3
    ) {
      catalogue {
        Bridge("b", from: job, through: ["none"], at: calendar)
      }
    },
    FaultyModel(
      "a bridge that does not reach a link", .bridgePath,
      "the bridge 'b' does not reach the link 'job_worker'",
      line: #line + 3
    ) {
      catalogue {
        Bridge("b", from: tenant, through: ["job_worker"], at: calendar)
      }
    },
    FaultyModel(
      "a bridge into a hierarchy", .bridgePath,
      "the bridge 'b' can enter the link 'chief' by more than one hub",
      line: #line + 3
    ) {
      catalogue {
        Bridge("b", from: worker, through: ["chief"], at: calendar)
      }
    },
    FaultyModel(
      "a mart of two statements", .martQuery,
      "the mart 'm' has a semicolon in its query",
      line: #line + 3
    ) {
      catalogue {
        Mart("m") { "SELECT 1; DROP TABLE x" }
      }
    },
    FaultyModel(
      "a mart that is no query", .martQuery,
      "the mart 'm' is not a query",
      line: #line + 3
    ) {
      catalogue {
        Mart("m") { "DELETE FROM business.job_h" }
      }
    },
    FaultyModel(
      "a stored mart without a key", .martKey,
      "the mart 'm' is stored, but its key tells no rows apart",
      line: #line + 3
    ) {
      catalogue {
        Mart("m", storedBy: []) { "SELECT tenant_hk FROM business.job_h" }
      }
    },
    FaultyModel(
      "a share above one", .qualityThreshold,
      "the quality rule 'q' asks for a share of 98.0",
      line: #line + 3
    ) {
      catalogue {
        QualityRule("q", on: "job_worker", .validity, "true", atLeast: 98)
      }
    },
    FaultyModel(
      "a condition of nothing", .qualityCondition,
      "the quality rule 'q' has no condition that a query can hold",
      line: #line + 3
    ) {
      catalogue {
        QualityRule("q", on: "job_worker", .validity, " ")
      }
    },
    FaultyModel(
      "a rule of time on what is not loaded", .qualityTimeliness,
      "the quality rule 'q' asks when the calendar 'c' was loaded, which no row of it tells",
      line: #line + 4
    ) {
      catalogue {
        SnapshotCalendar("c", daily: 1)
        QualityRule("q", on: "c", .timeliness, "2 days")
      }
    },
    FaultyModel(
      "a rule on nothing", .unknownName,
      "the quality rule 'q' speaks of 'none', which the vault does not have",
      line: #line + 3
    ) {
      catalogue {
        QualityRule("q", on: "none", .validity, "true")
      }
    },
    FaultyModel(
      "a rule on two tables", .ambiguousName,
      "the quality rule 'q' speaks of 'job', which more than one table is made of",
      line: #line + 3
    ) {
      catalogue {
        QualityRule("q", on: "job", .validity, "true")
      }
    },
    FaultyModel(
      "a mart named like a table", .collidingName,
      "the mart 'job_h' and the hub 'job' would both become the table or view "
        + "'business.job_h'",
      line: #line + 3
    ) {
      catalogue {
        Mart("job_h", schema: "business") { "SELECT 1" }
      }
    },
    FaultyModel(
      "a satellite named like another's derived function", .collidingName,
      "the mart 'job_now' and the hub 'job' would both become the table or view "
        + "'business.job_now'",
      line: #line + 3
    ) {
      catalogue {
        Mart("job_now", schema: "business") { "SELECT 1" }
      }
    },
    FaultyModel(
      "a farewell to what is there", .farewell,
      "'worker_hours.hours' is said to be retired, and the model declares it",
      line: #line + 3
    ) {
      catalogue {
        Retired("worker_hours.hours")
      }
    },
    FaultyModel(
      "two farewells to one thing", .farewell,
      "'worker_hours.shift' is said to be retired or dropped twice",
      line: #line + 4
    ) {
      catalogue {
        Retired("worker_hours.shift")
        Dropped("worker_hours.shift")
      }
    },
  ]
}
