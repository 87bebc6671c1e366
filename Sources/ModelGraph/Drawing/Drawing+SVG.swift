extension Drawing {
  /// A picture of its own: no script, no font, no style sheet, nothing from elsewhere.
  var svg: String {
    let heading = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="title desc" \
      font-family="system-ui, 'Segoe UI', 'DejaVu Sans', Helvetica, Arial, sans-serif" font-size="12">
      <title id="title">\("The Data Vault \(graph.title)".xmlText)</title>
      <desc id="desc">\(summary.xmlText)</desc>
      <text x="\(Self.margin)" y="44" font-size="24" font-weight="600" fill="\(Palette.quiet)">\(graph.title.xmlText)</text>
      """
    let about = graph.about.map {
      "<text x=\"\(Self.margin)\" y=\"66\" font-size=\"14\" fill=\"\(Palette.quiet)\">\($0.xmlText)</text>"
    }
    let lines =
      [heading] + [about].compactMap(\.self) + legend
      + ["<g fill=\"none\">"] + wires.map(\.svg)
      + ["</g>"] + wires.compactMap(\.labelSVG) + boxes.map(\.svg) + ["</svg>"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The picture for those who cannot see it.
  private var summary: String {
    let numbers = Graph.Kind.allCases.compactMap { kind -> String? in
      let number = graph.nodes.count { $0.kind == kind }
      return number == 0 ? nil : "\(kind.plainName): \(number)"
    }
    let links = graph.nodes.filter { $0.kind == .link }.map { link in
      let hubs = graph.edges.filter { $0.from == link.id && $0.meaning != .describes }
        .map { edge in edge.role.map { "\(edge.to.name) as \($0)" } ?? edge.to.name }
      return "\(link.name) joins \(hubs.joined(separator: ", "))"
    }
    let sentences = [graph.about, numbers.joined(separator: ", ")].compactMap(\.self) + links
    return sentences.filter { !$0.isEmpty }.joined(separator: ". ") + "."
  }

  private var legend: [String] {
    let legend = Legend(of: graph)
    var x = max(width - Self.margin - legend.width + Legend.entryGap, Self.margin)
    let y = 22
    var lines: [String] = []
    func entry(_ text: String, swatch: (Int) -> String) {
      lines.append(swatch(x))
      lines.append(
        "<text x=\"\(x + Legend.swatchWidth + Legend.swatchGap)\" y=\"\(y + 12)\""
          + " fill=\"\(Palette.quiet)\">\(text)</text>")
      x += legend.width(of: text)
    }
    for kind in legend.kinds {
      entry(kind.plainName) { x in
        kind.shape(left: x, top: y, width: Legend.swatchWidth, height: 16, inset: 5)
      }
    }
    for meaning in legend.meanings {
      guard let explanation = meaning.explanation else { continue }
      entry(explanation) { x in
        "<path d=\"M\(x) \(y + 8)h\(Legend.swatchWidth)\" fill=\"none\""
          + "\(meaning.strokeSVG)/>"
      }
    }
    return lines
  }
}

extension Wire {
  fileprivate var svg: String {
    let path: String
    switch course {
    case .level:
      // Beneath its word the line runs level, and does not cross it.
      let lead = label.map { textWidth($0.text, size: 12) + 16 } ?? 0
      let bend = start.x + (end.x < start.x ? -lead : lead)
      let middle = (bend + end.x) / 2
      path =
        "M\(start.x) \(start.y)H\(bend)"
        + "C\(middle) \(start.y) \(middle) \(end.y) \(end.x) \(end.y)"
    case .elbow:
      path = "M\(start.x) \(start.y)V\(end.y)H\(end.x)"
    }
    return "<path d=\"\(path)\"\(meaning.strokeSVG)/>"
  }

  fileprivate var labelSVG: String? {
    label.map { label in
      "<text x=\"\(label.place.x)\" y=\"\(label.place.y)\" fill=\"\(Palette.quiet)\""
        + (label.endsThere ? " text-anchor=\"end\"" : "")
        + " font-style=\"italic\">\(label.text.xmlText)</text>"
    }
  }
}

extension Graph.Meaning {
  fileprivate var strokeSVG: String {
    switch self {
    case .participates: stroke(Palette.quiet, "1.5")
    case .mayParticipate: stroke(Palette.quiet, "1.5") + " stroke-dasharray=\"6 4\""
    case .drives: stroke(Palette.quiet, "3.5")
    case .describes: stroke(Graph.Kind.satellite.palette.line, "1.5")
    }
  }
}

/// The attributes of a line.
private func stroke(_ color: String, _ width: String) -> String {
  " stroke=\"\(color)\" stroke-width=\"\(width)\""
}

extension Box {
  fileprivate var svg: String {
    let center = left + width / 2
    let first = top + (height - 46 - node.details.count * 16) / 2
    let palette = node.kind.palette
    let details = node.details.enumerated().map { index, detail in
      "<text x=\"\(center)\" y=\"\(first + 58 + index * 16)\">\(detail.xmlText)</text>"
    }
    return
      ([
        "<g text-anchor=\"middle\" fill=\"\(palette.text)\">",
        "<title>\((node.about.map { "\(node.name): \($0)" } ?? node.name).xmlText)</title>",
        node.kind.shape(left: left, top: top, width: width, height: height, inset: 14),
        "<text x=\"\(center)\" y=\"\(first + 20)\" font-size=\"15\" font-weight=\"600\">\(node.name.xmlText)</text>",
        "<text x=\"\(center)\" y=\"\(first + 38)\" font-style=\"italic\" fill-opacity=\"0.75\">\(node.species.xmlText)</text>",
      ] + details + ["</g>"]).joined(separator: "\n")
  }
}

extension Graph.Kind {
  /// Hubs round, links pointed, satellites square: told apart without their colours.
  fileprivate func shape(left: Int, top: Int, width: Int, height: Int, inset: Int) -> String {
    let paint = "fill=\"\(palette.fill)\" stroke=\"\(palette.line)\" stroke-width=\"1.5\""
    let (right, bottom) = (left + width, top + height)
    func rectangle(radius: Int) -> String {
      "<rect x=\"\(left)\" y=\"\(top)\" width=\"\(width)\" height=\"\(height)\" rx=\"\(radius)\" \(paint)/>"
    }
    switch self {
    case .hub: return rectangle(radius: inset)
    case .satellite, .reference: return rectangle(radius: 2)
    case .link:
      return "<path d=\"M\(left) \(top + height / 2)L\(left + inset) \(top)H\(right - inset)"
        + "L\(right) \(top + height / 2)L\(right - inset) \(bottom)H\(left + inset)Z\" \(paint)/>"
    case .pointInTime, .bridge, .mart:
      return
        "<path d=\"M\(left) \(top)H\(right - inset)L\(right) \(top + inset)V\(bottom)H\(left)Z\" \(paint)/>"
    }
  }
}

extension String {
  /// The text as XML holds it, in elements and in attributes.
  fileprivate var xmlText: String {
    escaping(["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"])
  }
}
