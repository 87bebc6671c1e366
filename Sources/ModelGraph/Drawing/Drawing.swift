/// A graph with a place for everything: satellites outside, hubs inside of them, links in the middle.
struct Drawing {
  let graph: Graph
  private(set) var boxes: [Box] = []
  private(set) var wires: [Wire] = []
  /// The title, and what the colours mean.
  private(set) var width = 0
  private(set) var height = 0

  static let margin = 32
  static let headingHeight = 92
  private static let satelliteGutter = 44
  private static let gap = 14

  init(of graph: Graph) {
    self.graph = graph
    let mains = graph.nodes.filter { [.hub, .link].contains($0.kind) }
    let blocks = Dictionary(uniqueKeysWithValues: mains.map { ($0.id, Block(graph, $0)) })
    let arrangement = Arrangement(of: graph, blocks: blocks)
    let columns = Columns(arrangement, blocks, linkGutter: Self.linkGutter(for: graph))
    place(mains.compactMap { blocks[$0.id] }, arrangement, columns)
    connect()
    width =
      max(columns.width, Self.legendWidth(of: graph), Self.titleWidth(of: graph)) + 2 * Self.margin
    height = Self.headingHeight + arrangement.height + Self.margin
    placeShelf()
  }

  /// Wide enough for the lines to swing, and for the roles that are written at their ends.
  private static func linkGutter(for graph: Graph) -> Int {
    let roles = graph.edges.compactMap(\.role).map { textWidth($0, size: 12) }
    return max(110, (roles.max() ?? 0) + 70)
  }

  private static func titleWidth(of graph: Graph) -> Int {
    max(textWidth(graph.title, size: 24), textWidth(graph.about ?? "", size: 14))
  }

  static func legendWidth(of graph: Graph) -> Int {
    Legend(of: graph).width
  }

  /// Where the columns begin, from the left.
  private struct Columns {
    var outerLeft = 0, left = 0, links = 0, right = 0, outerRight = 0, width = 0
    var outerLeftWidth = 0, leftWidth = 0, linksWidth = 0, rightWidth = 0, outerRightWidth = 0

    init(_ arrangement: Arrangement, _ blocks: [Graph.NodeID: Block], linkGutter: Int) {
      func members(_ column: Arrangement.Column) -> [Block] {
        (arrangement.columns[column] ?? []).compactMap { blocks[$0] }
      }
      func widest(_ widths: [Int]) -> Int { widths.max() ?? 0 }
      outerLeftWidth = widest(members(.left).map(\.attachedWidth))
      leftWidth = widest(members(.left).map(\.main.width))
      let hanging = members(.links).map {
        $0.attached.isEmpty ? 0 : $0.attachedWidth + Block.indent
      }
      linksWidth = widest(members(.links).map(\.main.width) + hanging)
      rightWidth = widest(members(.right).map(\.main.width))
      outerRightWidth = widest(members(.right).map(\.attachedWidth))
      outerLeft = Drawing.margin
      left = outerLeft + outerLeftWidth + (outerLeftWidth > 0 ? Drawing.satelliteGutter : 0)
      links = left + leftWidth + (linksWidth > 0 ? linkGutter : Drawing.satelliteGutter)
      right = links + linksWidth + (linksWidth > 0 && rightWidth > 0 ? linkGutter : 0)
      outerRight = right + rightWidth + (outerRightWidth > 0 ? Drawing.satelliteGutter : 0)
      width = outerRight + outerRightWidth - Drawing.margin
    }
  }

  private mutating func place(
    _ blocks: [Block], _ arrangement: Arrangement, _ columns: Columns
  ) {
    for block in blocks {
      let id = block.main.node.id
      let top = (arrangement.tops[id] ?? 0) + Self.headingHeight
      let main: (left: Int, width: Int)
      let attached: (left: Int, width: Int)
      if block.isLink {
        main = (columns.links, columns.linksWidth)
        attached = (columns.links + Block.indent, columns.linksWidth - Block.indent)
      } else if arrangement.columns[.left]?.contains(id) == true {
        main = (columns.left, columns.leftWidth)
        attached = (columns.outerLeft, columns.outerLeftWidth)
      } else {
        main = (columns.right, columns.rightWidth)
        attached = (columns.outerRight, columns.outerRightWidth)
      }
      boxes.append(block.placed(left: main.left, width: main.width, top: top))
      boxes += block.placedAttached(left: attached.left, width: attached.width, top: top)
    }
  }

  /// What belongs to no hub stands in rows beneath the rest.
  private mutating func placeShelf() {
    let loose = graph.nodes.filter { [.reference, .mart].contains($0.kind) }.map { Box($0) }
    guard !loose.isEmpty else { return }
    var left = Self.margin
    var top = height
    var rowHeight = 0
    for var box in loose {
      if left > Self.margin, left + box.width > width - Self.margin {
        left = Self.margin
        top += rowHeight + Self.gap
        rowHeight = 0
      }
      box.left = left
      box.top = top
      boxes.append(box)
      left = box.right + Self.gap
      rowHeight = max(rowHeight, box.height)
      width = max(width, box.right + Self.margin)
    }
    height = top + rowHeight + Self.margin
  }
}

// MARK: Lines

extension Drawing {
  private mutating func connect() {
    let place = Dictionary(uniqueKeysWithValues: boxes.map { ($0.node.id, $0) })
    let ends = LineEnds(of: graph, place)
    wires = graph.edges.enumerated().compactMap { index, edge in
      guard let from = place[edge.from], let to = place[edge.to] else { return nil }
      guard edge.meaning == .describes else {
        return wire(
          edge, from: from, to: to, at: (ends.atLinks[index] ?? 0, ends.atHubs[index] ?? 0))
      }
      if to.node.kind == .link {
        return Wire(
          meaning: edge.meaning, start: Wire.Point(x: to.left + Block.indent / 2, y: to.bottom),
          end: Wire.Point(x: from.left, y: from.middle), label: nil, course: .elbow)
      }
      let isLeft = from.left < to.left
      return Wire(
        meaning: edge.meaning, start: Wire.Point(x: isLeft ? to.left : to.right, y: to.middle),
        end: Wire.Point(x: isLeft ? from.right : from.left, y: from.middle), label: nil,
        course: .level)
    }
  }

  private func wire(_ edge: Graph.Edge, from: Box, to: Box, at y: (link: Int, hub: Int)) -> Wire {
    let isLeft = to.left < from.left
    let start = Wire.Point(x: isLeft ? from.left : from.right, y: y.link)
    let label = edge.role.map { role in
      Wire.Label(
        text: role, place: Wire.Point(x: start.x + (isLeft ? -10 : 10), y: start.y - 5),
        endsThere: isLeft)
    }
    return Wire(
      meaning: edge.meaning, start: start,
      end: Wire.Point(x: isLeft ? to.right : to.left, y: y.hub), label: label, course: .level)
  }
}

/// Where each line between a link and a hub ends, so that no two end in one point.
private struct LineEnds {
  private(set) var atLinks: [Int: Int] = [:]
  private(set) var atHubs: [Int: Int] = [:]

  private struct Side: Hashable {
    let id: Graph.NodeID
    let isLeft: Bool
  }

  init(of graph: Graph, _ place: [Graph.NodeID: Box]) {
    var sides: [Side: [(index: Int, other: Int)]] = [:]
    for (index, edge) in graph.edges.enumerated() where edge.meaning != .describes {
      guard let from = place[edge.from], let to = place[edge.to] else { continue }
      let isLeft = to.left < from.left
      sides[Side(id: edge.from, isLeft: isLeft), default: []].append((index, to.middle))
      sides[Side(id: edge.to, isLeft: !isLeft), default: []].append((index, from.middle))
    }
    for (side, lines) in sides {
      guard let box = place[side.id] else { continue }
      // Lines to what stands higher leave higher: so they do not cross at once.
      let sorted = lines.sorted { ($0.other, $0.index) < ($1.other, $1.index) }
      for (line, y) in zip(sorted, box.ends(sorted.count)) {
        if side.id.kind == .link { atLinks[line.index] = y } else { atHubs[line.index] = y }
      }
    }
  }
}
