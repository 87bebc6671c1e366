import VaultModel

/// A vault with an object of each kind that a graph tells apart.
enum LibraryVault {
  static let vault = CompiledVault(
    name: "library", about: "Books, who borrows them & what is said of them", hashSpec: HashSpec(),
    tenantHub: "branch",
    hubs: [
      hub("branch", "branch_code"), hub("book", "isbn"), hub("reader", "card_number"),
      hub("author", "author_id", isShared: true), hub("shelf", "floor", "shelf_number"),
    ],
    links: [
      link("loan", ["reader", "book"], optional: ["reader"], dependentKey: "copy_number"),
      link("book_author", ["book", "author"]),
      link("book_place", ["book", "shelf"], driving: ["book"]),
      link("edition", ["book", "book"], roles: ["successor", "predecessor"], kind: .sameAs),
      link("supervision", ["reader", "reader"], roles: ["child", "parent"], kind: .hierarchy),
      link("visit", ["branch", "reader"], kind: .nonHistorized),
    ],
    satellites: [
      satellite("book_title", of: .hub("book"), 3),
      satellite("book_price", of: .hub("book"), 2, kind: .multiActive, members: ["currency"]),
      satellite("book_status", of: .hub("book"), 0, kind: .status),
      satellite("book_seen", of: .hub("book"), 0, kind: .recordTracking),
      satellite("reader_contact", of: .hub("reader"), 4, sensitive: 2),
      satellite("loan_terms", of: .link("loan"), 2),
      satellite("book_place_effectivity", of: .link("book_place"), 0, kind: .effectivity),
      satellite("visit_details", of: .link("visit"), 1, kind: .nonHistorized),
    ],
    sources: [],
    references: [
      .init(
        name: "language", about: "ISO 639", table: table("language"),
        keyParts: [.init(name: "code", type: .varchar(3))], attributes: []),
      .init(
        name: "rate", table: table("rate"), keyParts: [.init(name: "currency", type: .text)],
        attributes: [],
        history: .init(table: table("rate_s"), hashDiffFunction: table("rate_hash_diff"))),
    ],
    pointInTimes: [
      .init(
        name: "book", table: table("book_pit"), parent: .hub("book"), parentHashKey: "book_hk",
        calendar: "nightly",
        satellites: [
          .init(satellite: "book_title", hashKeyColumn: "a", loadDateColumn: "b"),
          .init(satellite: "book_price", hashKeyColumn: "c", loadDateColumn: "d"),
        ])
    ],
    bridges: [
      .init(
        name: "reading", table: table("reading_b"), hub: "reader", hubColumn: "reader_hk",
        calendar: "nightly",
        steps: [
          .init(
            link: "loan", linkColumn: "loan_hk", entryRole: "reader", entryColumn: "reader_hk",
            exits: [.init(role: "book", column: "book_hk")])
        ])
    ],
    marts: [
      .init(name: "loans", view: table("loans"), query: "SELECT 1", tenantColumn: nil),
      .init(
        name: "favourites", about: "The most borrowed books", view: table("favourites"),
        query: "SELECT 1", tenantColumn: nil,
        stored: .init(
          table: table("favourites_m"), key: ["isbn"], refreshFunction: table("refresh"))),
    ])

  /// A vault whose every name is a text that some language takes for its own.
  static func vault(called name: String) -> CompiledVault {
    CompiledVault(
      name: name, about: name, hashSpec: HashSpec(), tenantHub: "tenant",
      hubs: [hub("tenant", name), hub(name, name)], links: [link(name, ["tenant", name])],
      satellites: [satellite(name, of: .hub(name), 1)], sources: [])
  }
}

// MARK: Objects

extension LibraryVault {
  private static func table(_ name: String) -> CompiledVault.TableName {
    .init(schema: "business", name: name)
  }

  static func hub(_ name: String, _ keys: String..., isShared: Bool = false) -> CompiledVault.Hub {
    .init(
      name: name, about: "What \(name) stands for", table: table(name), hashKey: "\(name)_hk",
      keyParts: keys.map { .init(name: $0, type: .varchar(20)) }, isShared: isShared)
  }

  static func link(
    _ name: String, _ hubs: [String], roles: [String]? = nil, kind: LinkKind = .relation,
    optional: [String] = [], dependentKey: String? = nil, driving: [String] = []
  ) -> CompiledVault.Link {
    .init(
      name: name, table: table(name), hashKey: "\(name)_hk",
      participants: zip(hubs, roles ?? hubs).map { hub, role in
        .init(hub: hub, role: role, column: "\(role)_hk", isOptional: optional.contains(role))
      }, kind: kind,
      dependentKeys: dependentKey.map { [.init(name: $0, type: .int4)] } ?? [], drivingKey: driving)
  }

  static func satellite(
    _ name: String, of parent: CompiledVault.Parent, _ columns: Int, sensitive: Int = 0,
    kind: SatelliteKind = .versions, members: [String] = []
  ) -> CompiledVault.Satellite {
    let attributes = (0..<columns).map { number in
      CompiledVault.Attribute(
        ordinal: number + 1, name: "column_\(number)", hashName: "column_\(number)", type: .text,
        sensitivity: number < sensitive ? .personal : .none)
    }
    return .init(
      name: name, table: table(name), parent: parent, parentHashKey: "hk", attributes: attributes,
      hashDiffFunction: table("\(name)_hash_diff"), kind: kind, members: members)
  }
}
