/// The colours of one kind of object, the same on light and dark pages.
struct Palette: Hashable {
  let fill: String
  let line: String
  let text: String

  /// For lines and words outside of the boxes: a grey that stands out from white and from black.
  static let quiet = "#6e7781"
}

extension Graph.Kind {
  /// Hubs blue, links red, satellites yellow, as the trade draws them.
  var palette: Palette {
    switch self {
    case .hub: Palette(fill: "#cfe3fb", line: "#2f6fb7", text: "#10253f")
    case .link: Palette(fill: "#f9d3cf", line: "#bf4a3f", text: "#3d1410")
    case .satellite: Palette(fill: "#fcefb9", line: "#b58a12", text: "#362a05")
    case .pointInTime: Palette(fill: "#e4d8f7", line: "#7d55b8", text: "#261540")
    case .bridge: Palette(fill: "#e4d8f7", line: "#7d55b8", text: "#261540")
    case .reference: Palette(fill: "#d5ebdc", line: "#3c8458", text: "#102c1b")
    case .mart: Palette(fill: "#dde2e7", line: "#66727f", text: "#1b232b")
    }
  }
}
