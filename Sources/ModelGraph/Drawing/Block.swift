/// A hub or link with all that hangs on it, which stay together.
struct Block {
  let main: Box
  let attached: [Box]
  let isLink: Bool

  static let attachedGap = 10
  /// How far what describes a link stands to the right of the link's edge.
  static let indent = 28

  init(_ graph: Graph, _ node: Graph.Node) {
    isLink = node.kind == .link
    let hanging = graph.edges.filter { $0.to == node.id && $0.meaning == .describes }.map(\.from)
    attached = graph.nodes.filter { hanging.contains($0.id) }.map { Box($0) }
    let ends = graph.edges.count {
      $0.meaning != .describes && ($0.from == node.id || $0.to == node.id)
    }
    main = Box(node, ends: ends)
  }

  private var attachedHeight: Int {
    attached.map(\.height).reduce(0, +) + max(0, attached.count - 1) * Self.attachedGap
  }

  /// Links bear their satellites beneath them, hubs beside them.
  var height: Int {
    if isLink {
      return main.height + (attached.isEmpty ? 0 : Self.attachedGap + attachedHeight)
    }
    return max(main.height, attachedHeight)
  }

  /// How far beneath the block's top the middle of its main box is.
  var middle: Int { isLink ? main.height / 2 : height / 2 }

  var attachedWidth: Int { attached.map(\.width).max() ?? 0 }

  /// The main box with its top at the block's.
  func placed(left: Int, width: Int, top: Int) -> Box {
    var box = main
    box.left = left
    box.width = width
    box.top = top + middle - main.height / 2
    return box
  }

  /// The boxes that hang on it, one beneath the other.
  func placedAttached(left: Int, width: Int, top: Int) -> [Box] {
    var next = isLink ? top + main.height + Self.attachedGap : top + (height - attachedHeight) / 2
    return attached.map { box in
      var box = box
      box.left = left
      box.width = width
      box.top = next
      next = box.bottom + Self.attachedGap
      return box
    }
  }
}
