import TestSupport

/// What happened to a shop's keys, in hours since 2026 began; keys are numbers, and 0 is the zero key.
///
/// What holds when is worked out here by going through the events one by one, as no query does it.
struct ShopHistory {
  var customers: [Customer] = []
  var makings: [Making] = []

  struct Customer {
    var key: Int
    var tenant: Int
    /// Hours of a version in each satellite of the shop's; nil where the shop lost the customer.
    var events: [Event] = []
    /// Hours of notes, which another source keeps and the shop's deletions do not end.
    var notes: [Int] = []
    /// The product from an hour on; nil where the customer had none any more.
    var products: [(hour: Int, product: Int?)] = []
  }

  enum Event {
    case profile(Int)
    case contact(Int)
    case gone(Int)

    var hour: Int {
      switch self {
      case .profile(let hour), .contact(let hour), .gone(let hour): hour
      }
    }
  }

  /// What a product is made of, known from an hour on; each later hour turns its presence.
  struct Making {
    var key: Int
    var tenant: Int
    var product: Int
    var part: Int
    var start: Int
    var turns: [Int] = []
  }
}

extension ShopHistory.Customer {
  /// When the hub row was loaded; nil where nothing is known of the customer.
  var start: Int? { (events.map(\.hour) + notes + products.map(\.hour)).min() }

  /// The hours of the contact, note and profile in force; -1 is none.
  func versions(at instant: Int) -> [Int] {
    var contact = -1
    var profile = -1
    for event in events.sorted(by: { $0.hour < $1.hour }) where event.hour <= instant {
      switch event {
      case .contact(let hour): contact = hour
      case .profile(let hour): profile = hour
      case .gone: (contact, profile) = (-1, -1)
      }
    }
    return [contact, notes.filter { $0 <= instant }.max() ?? -1, profile]
  }

  func product(at instant: Int) -> Int? {
    var held: Int?
    for event in products.sorted(by: { $0.hour < $1.hour }) where event.hour <= instant {
      held = event.product
    }
    return held
  }

  func owning(_ product: Int) -> Int { key * 1000 + product }
}

extension ShopHistory.Making {
  func holds(at instant: Int) -> Bool {
    start <= instant && turns.filter { $0 <= instant }.count % 2 == 0
  }
}

// MARK: What query assistance should hold

extension ShopHistory {
  /// By key and instant: tenant, then key and hour of contact, note and profile.
  func pointInTime(at instants: [Int]) -> [[Int]: [Int]] {
    var rows: [[Int]: [Int]] = [:]
    for instant in instants {
      rows[[0, instant]] = [0, 0, -1, 0, -1, 0, -1]
      for customer in customers {
        guard let start = customer.start, start <= instant else { continue }
        let versions = customer.versions(at: instant).flatMap { [$0 < 0 ? 0 : customer.key, $0] }
        rows[[customer.key, instant]] = [customer.tenant] + versions
      }
    }
    return rows
  }

  /// By instant, customer and the keys of both links: tenant, product and part.
  func bridge(at instants: [Int]) -> [[Int]: [Int]] {
    var rows: [[Int]: [Int]] = [:]
    for instant in instants {
      for customer in customers {
        guard let product = customer.product(at: instant) else { continue }
        for making in makings
        where making.product == product && making.tenant == customer.tenant
          && making.holds(at: instant)
        {
          rows[[instant, customer.key, customer.owning(product), making.key]] = [
            customer.tenant, product, making.part,
          ]
        }
      }
    }
    return rows
  }

  /// Midnights for 10 days, 6 Mondays and 3 firsts of a month up to the 100th day, with their flags.
  static let calendar: [Int: [Bool]] = {
    let mondays = (0...100).filter { ($0 + 3) % 7 == 0 }.suffix(6)
    let days = 91...100
    let firsts = [31, 59, 90]
    let all = Set(days).union(mondays).union(firsts)
    return Dictionary(
      uniqueKeysWithValues: all.map { day in
        (day * 24, [days.contains(day), mondays.contains(day), firsts.contains(day)])
      })
  }()

  static let instants = calendar.keys.sorted()
}

// MARK: Random histories

extension ShopHistory {
  static let tenants = [201, 202]
  static let products = [101, 102, 103]

  init(_ random: inout SplitMix64) {
    for key in 1...6 {
      var customer = Customer(key: key, tenant: Self.tenants[key % 2])
      for hour in Self.hours(0...8, &random) {
        let kinds: [Event] = [.profile(hour), .contact(hour), .profile(hour), .gone(hour)]
        customer.events.append(kinds[Int.random(in: 0...3, using: &random)])
      }
      customer.notes = Self.hours(0...3, &random)
      for hour in Self.hours(0...5, &random) {
        let product = (Self.products + [0]).randomElement(using: &random) ?? 0
        customer.products.append((hour, product == 0 ? nil : product))
      }
      customers.append(customer)
    }
    for key in 1...8 {
      let hours = Self.hours(1...5, &random)
      makings.append(
        Making(
          key: 5000 + key, tenant: Self.tenants[Int.random(in: 0...1, using: &random)],
          product: Self.products[key % 3], part: key % 4 == 0 ? 0 : 300 + key, start: hours[0],
          turns: Array(hours.dropFirst())))
    }
  }

  /// The same with some of it not known yet, and a customer who is later erased.
  func earlier(_ random: inout SplitMix64) -> ShopHistory {
    var known = self
    for place in known.customers.indices {
      known.customers[place].events.removeAll { _ in Bool.random(using: &random) }
      known.customers[place].notes.removeAll { _ in Bool.random(using: &random) }
      known.customers[place].products.removeAll { _ in Bool.random(using: &random) }
    }
    for place in known.makings.indices {
      known.makings[place].turns.removeAll { _ in Bool.random(using: &random) }
    }
    known.customers.append(
      Customer(key: 7, tenant: 201, events: [.profile(1)], products: [(1, 101)]))
    return known
  }

  /// Some hours of 100 days, none twice; many are midnights, where versions and instants meet.
  private static func hours(_ count: ClosedRange<Int>, _ random: inout SplitMix64) -> [Int] {
    var hours: Set<Int> = []
    let count = Int.random(in: count, using: &random)
    while hours.count < count {
      let day = Int.random(in: 20...101, using: &random)
      hours.insert(
        day * 24 + (Bool.random(using: &random) ? 0 : Int.random(in: 0...23, using: &random)))
    }
    return hours.sorted()
  }
}
