import ArgumentParser
import ProgramConventions
import YAML

/// Why a job file cannot be followed, and where in it.
struct JobFileError: ExitCoded, CustomStringConvertible {
  var path: String
  /// Nil where it cannot be opened.
  var place: YAMLPlace?
  var reason: String

  var exitCode: ExitCode { place == nil ? .missingInput : .configuration }

  var description: String {
    [path, place?.description, " \(reason)"].compactMap(\.self).joined(separator: ":")
  }
}
