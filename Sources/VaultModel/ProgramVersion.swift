/// This program's own version.
package enum ProgramVersion {
  /// As in the change log; loads and caches are marked with it.
  package static let current = "0.1.0"
}
