import ModelGraph
import Testing
import VaultModel

@testable import ModelGraph

@Suite struct LayoutTests {
  static let vaults = [LibraryVault.vault, star, chain]

  @Test(arguments: vaults)
  func `no box lies on another, and all lie within the picture`(vault: CompiledVault) {
    let drawing = Drawing(of: Graph(of: vault))
    #expect(drawing.boxes.count == drawing.graph.nodes.count)
    for (index, box) in drawing.boxes.enumerated() {
      #expect(box.left >= 0 && box.top >= Drawing.headingHeight)
      #expect(box.right <= drawing.width && box.bottom <= drawing.height)
      for other in drawing.boxes.dropFirst(index + 1) {
        let isApart =
          box.right < other.left || other.right < box.left || box.bottom < other.top
          || other.bottom < box.top
        #expect(isApart, "\(box.node.name) and \(other.node.name)")
      }
    }
  }

  @Test(arguments: vaults)
  func `no line between a link and a hub crosses a box`(vault: CompiledVault) {
    let drawing = Drawing(of: Graph(of: vault))
    #expect(drawing.wires.count == drawing.graph.edges.count)
    for wire in drawing.wires where wire.course == .level {
      let (left, right) = (min(wire.start.x, wire.end.x), max(wire.start.x, wire.end.x))
      #expect(left < right)
      // The curve stays between its ends, so a box must reach into that space to be crossed.
      let crossed = drawing.boxes.filter { box in
        box.node.kind != .reference && box.node.kind != .mart && box.left < right
          && box.right > left
      }
      #expect(crossed.map(\.node.name) == [])
    }
  }

  @Test func `things that want the same place move apart evenly`() {
    #expect(stack([10, 10], wanting: [50, 50], gap: 10) == [35, 55])
    #expect(stack([10, 10, 10], wanting: [0, 100, 100], gap: 10) == [-5, 85, 105])
    #expect(stack([], wanting: [], gap: 10) == [])
  }

  /// One hub in the middle of thirty.
  static let star = CompiledVault(
    name: "star", hashSpec: HashSpec(), tenantHub: "sun",
    hubs: [LibraryVault.hub("sun", "id")] + (1...30).map { LibraryVault.hub("planet_\($0)", "id") },
    links: (1...30).map { LibraryVault.link("orbit_\($0)", ["sun", "planet_\($0)"]) },
    satellites: (1...30).map { number in
      LibraryVault.satellite("moon_\(number)", of: .hub("planet_\(number)"), number)
    }, sources: [])

  static let chain = CompiledVault(
    name: "chain", hashSpec: HashSpec(), tenantHub: "tenant",
    hubs: (1...40).map { LibraryVault.hub("hub_\($0)", "id") },
    links: (1...39).map { LibraryVault.link("link_\($0)", ["hub_\($0)", "hub_\($0 + 1)"]) },
    satellites: (1...39).map { number in
      LibraryVault.satellite("terms_\(number)", of: .link("link_\(number)"), number)
    }, sources: [])
}

extension CompiledVault: CustomTestStringConvertible {
  package var testDescription: String { name }
}
