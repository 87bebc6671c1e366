/// This program's own version.
package enum Release {
  /// As in the change log; loads and caches are marked with it.
  package static let version = "0.1.0"
}
