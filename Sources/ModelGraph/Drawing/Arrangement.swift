/// Which side of the links each hub stands on, and the order in each column.
///
/// Links stand in the middle and hubs on both sides of them, so that every line runs in the space
/// between two columns and crosses no box.
struct Arrangement {
  enum Column: Int, CaseIterable { case left, links, right }

  private(set) var columns: [Column: [Graph.NodeID]]
  private(set) var tops: [Graph.NodeID: Int] = [:]
  private let blocks: [Graph.NodeID: Block]
  private let neighbours: [Graph.NodeID: [Graph.NodeID]]

  static let gap = 30
  private static let sweeps = 24

  init(of graph: Graph, blocks: [Graph.NodeID: Block]) {
    self.blocks = blocks
    var neighbours: [Graph.NodeID: [Graph.NodeID]] = [:]
    for edge in graph.edges where edge.meaning != .describes {
      neighbours[edge.from, default: []].append(edge.to)
      neighbours[edge.to, default: []].append(edge.from)
    }
    self.neighbours = neighbours
    let ids = graph.nodes.map(\.id)
    columns = [.links: ids.filter { $0.kind == .link }]
    let (left, right) = Self.sides(ids.filter { $0.kind == .hub }, neighbours, blocks)
    columns[.left] = left
    columns[.right] = right
    arrange()
  }

  func middle(of id: Graph.NodeID) -> Int { (tops[id] ?? 0) + (blocks[id]?.middle ?? 0) }

  var height: Int { tops.map { $0.value + (blocks[$0.key]?.height ?? 0) }.max() ?? 0 }
}

// MARK: Sides

extension Arrangement {
  /// Puts hubs that one link joins on different sides, and as much on either side.
  private static func sides(
    _ hubs: [Graph.NodeID], _ neighbours: [Graph.NodeID: [Graph.NodeID]],
    _ blocks: [Graph.NodeID: Block]
  ) -> (left: [Graph.NodeID], right: [Graph.NodeID]) {
    let degree = Dictionary(uniqueKeysWithValues: hubs.map { ($0, neighbours[$0]?.count ?? 0) })
    let busiestFirst = hubs.sorted { first, second in
      let (one, other) = (degree[first] ?? 0, degree[second] ?? 0)
      return one == other ? first.precedes(second) : one > other
    }
    var isLeft: [Graph.NodeID: Bool] = [:]
    var heightOnLeft = 0
    for hub in busiestFirst {
      let partners = (neighbours[hub] ?? []).flatMap { neighbours[$0] ?? [] }.filter { $0 != hub }
      let pull = partners.map { isLeft[$0].map { $0 ? -1 : 1 } ?? 0 }.reduce(0, +)
      let height = (blocks[hub]?.height ?? 0) + gap
      // A whole screen out of balance weighs as much as a link that bends back.
      let goesLeft = pull * 500 >= heightOnLeft
      isLeft[hub] = goesLeft
      heightOnLeft += goesLeft ? height : -height
    }
    return (hubs.filter { isLeft[$0] == true }, hubs.filter { isLeft[$0] == false })
  }
}

// MARK: Order

extension Arrangement {
  /// Moves links towards their hubs and hubs towards their links until that shortens no line.
  private mutating func arrange() {
    for column in Column.allCases { place(column, wanting: [:]) }
    center()
    var best = (length: Double.infinity, columns: columns, tops: tops)
    for sweep in 0..<Self.sweeps {
      settle(.links, sorting: true)
      // Later sweeps keep the order of the hubs, and only shift them.
      let sorts = sweep < Self.sweeps / 2
      settle(.left, sorting: sorts)
      settle(.right, sorting: sorts)
      settle(.links, sorting: true)
      let length = self.length
      if length < best.length { best = (length, columns, tops) }
    }
    columns = best.columns
    tops = best.tops
    let top = tops.values.min() ?? 0
    tops = tops.mapValues { $0 - top }
  }

  /// How far up and down the lines run, and how tall the drawing is.
  private var length: Double {
    let lines = neighbours.filter { $0.key.kind == .link }.map { link, hubs in
      hubs.map { Double(abs(middle(of: link) - middle(of: $0))) }.reduce(0, +)
    }
    let low = tops.values.min() ?? 0
    return lines.sorted().reduce(0, +) + 4 * Double(height - low)
  }

  private mutating func settle(_ column: Column, sorting: Bool) {
    var wanted: [Graph.NodeID: Double] = [:]
    for id in columns[column] ?? [] {
      let ends = (neighbours[id] ?? []).map { Double(middle(of: $0)) }
      wanted[id] = ends.isEmpty ? Double(middle(of: id)) : ends.reduce(0, +) / Double(ends.count)
    }
    if sorting {
      columns[column]?.sort { first, second in
        let (one, other) = (wanted[first] ?? 0, wanted[second] ?? 0)
        return one == other ? first.precedes(second) : one < other
      }
    }
    place(column, wanting: wanted)
  }

  private mutating func place(_ column: Column, wanting wanted: [Graph.NodeID: Double]) {
    let ids = columns[column] ?? []
    let heights = ids.map { blocks[$0]?.height ?? 0 }
    let middles = ids.map { id in
      // What a link wants is for its own box; its satellites hang below that.
      let block = blocks[id]
      let shift = Double((block?.height ?? 0) / 2 - (block?.middle ?? 0))
      return (wanted[id] ?? 0) + shift
    }
    for (id, top) in zip(ids, stack(heights, wanting: middles, gap: Self.gap)) { tops[id] = top }
  }

  private mutating func center() {
    for column in Column.allCases {
      let ids = columns[column] ?? []
      let total = ids.map { (blocks[$0]?.height ?? 0) + Self.gap }.reduce(0, +)
      var next = -total / 2
      for id in ids {
        tops[id] = next
        next += (blocks[id]?.height ?? 0) + Self.gap
      }
    }
  }
}
