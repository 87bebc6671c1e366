/// A number of things: `1 hub`, `2 hubs`.
package func count(_ number: Int, _ thing: String, _ things: String? = nil) -> String {
  number == 1 ? "1 \(thing)" : "\(number) \(things ?? thing + "s")"
}
