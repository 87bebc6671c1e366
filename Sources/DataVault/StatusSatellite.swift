/// Whether a hub's row is there: one row for each change of presence.
///
/// ```swift
/// StatusSatellite(of: customer)
/// ```
///
/// becomes the table `business.customer_status_s` with the columns `customer_hk`, `load_date`,
/// `is_present`, `operation`, `tenant_hk` and `record_source`. Stands in the source whose deletions
/// it tells.
public struct StatusSatellite: Hashable, Sendable, TableDeclaration {
  package var satellite: Satellite

  /// What the modifiers have said.
  public var traits: Traits {
    get { satellite.traits }
    set { satellite.traits = newValue }
  }

  /// Declares a status satellite.
  ///
  /// - Parameters:
  ///   - hub: The hub whose rows come and go.
  ///   - name: The satellite's name; `<hub>_status` by default.
  ///   - about: What it holds, in a sentence.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  public init(
    of hub: Hub, named name: String? = nil, about: String? = nil, file: String = #filePath,
    line: Int = #line
  ) {
    satellite = Satellite(
      name ?? "\(hub.name)_status", of: hub, kind: .status, about: about, file: file, line: line
    ) {}
  }
}

extension StatusSatellite {
  /// Declares a status satellite of a link: its relations come and go.
  ///
  /// A relation that a snapshot lacks is absent, and its effectivity and its satellites end with it.
  ///
  /// - Parameters:
  ///   - link: The link whose rows come and go.
  ///   - name: The satellite's name; `<link>_status` by default.
  ///   - about: What it holds, in a sentence.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  public init(
    of link: Link, named name: String? = nil, about: String? = nil, file: String = #filePath,
    line: Int = #line
  ) {
    satellite = Satellite(
      name ?? "\(link.name)_status", of: link, kind: .status, about: about, file: file, line: line
    ) {}
  }
}

/// When a hub's row was seen in which source: one row for each sighting.
///
/// ```swift
/// TrackingSatellite(of: customer)
/// ```
///
/// becomes the table `business.customer_tracking_s` with the columns `customer_hk`, `load_date`,
/// `record_source` and `tenant_hk`. It grows with every load: say how long its rows are kept.
public struct TrackingSatellite: Hashable, Sendable, TableDeclaration {
  package var satellite: Satellite

  /// What the modifiers have said.
  public var traits: Traits {
    get { satellite.traits }
    set { satellite.traits = newValue }
  }

  /// Declares a record-tracking satellite.
  ///
  /// - Parameters:
  ///   - hub: The hub whose rows are seen.
  ///   - name: The satellite's name; `<hub>_tracking` by default.
  ///   - about: What it holds, in a sentence.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  public init(
    of hub: Hub, named name: String? = nil, about: String? = nil, file: String = #filePath,
    line: Int = #line
  ) {
    satellite = Satellite(
      name ?? "\(hub.name)_tracking", of: hub, kind: .recordTracking, about: about, file: file,
      line: line
    ) {}
  }
}
