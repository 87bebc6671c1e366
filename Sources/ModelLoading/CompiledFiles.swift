import SystemPackage

/// A model's files as the compiler gets them: no two of one name.
///
/// A second file of a name is copied under another; messages are told of its own path.
struct CompiledFiles: Sendable {
  let paths: [String]
  private let copies: [(path: String, original: String)]

  init(
    of sources: ModelSources, besides reserved: String, in workspace: Workspace
  ) throws(ModelLoadingError) {
    var names: Set = [reserved]
    var paths: [String] = []
    var copies: [(path: String, original: String)] = []
    for (index, file) in sources.files.enumerated() {
      let name = file.path.lastComponent?.string ?? ""
      guard !names.insert(name).inserted else {
        paths.append(file.path.string)
        continue
      }
      let copy = try workspace.write(file.text, to: "\(index).\(name)").string
      paths.append(copy)
      copies.append((copy, file.path.string))
    }
    self.paths = paths
    self.copies = copies
  }

  /// The path under which the compiler has a file of the user's.
  func compiledPath(of original: String) -> String {
    copies.first { $0.original == original }?.path ?? original
  }

  /// A text that names the user's files only.
  func withRealPaths(_ text: String) -> String {
    copies.reduce(text) { $0.replacing($1.path, with: $1.original) }
  }
}
