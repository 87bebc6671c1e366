import SystemPackage
import VaultHash

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What was built and answered before, under the digests of all that went into it.
///
/// Nothing in it is ever changed: a thing is made in a workspace and then put in its place in one
/// step, so that two programs at once both find it whole.
struct Cache: Sendable {
  private let root: FilePath
  private let isTemporary: Bool

  /// `$XDG_CACHE_HOME/vaultwright`, else `~/.cache/vaultwright`.
  ///
  /// Without either a folder of this process alone: what others could write is not run.
  init(environment: [String: String]) {
    func folder(_ variable: String) -> FilePath? {
      environment[variable].map { FilePath($0) }.flatMap { $0.isAbsolute ? $0 : nil }
    }
    let known = folder("XDG_CACHE_HOME") ?? folder("HOME")?.appending(".cache")
    isTemporary = known == nil
    root =
      known?.appending("vaultwright")
      ?? FilePath(FileManager.default.temporaryDirectory.path)
      .appending("vaultwright-\(UUID().uuidString)")
  }

  func removeIfTemporary() {
    if isTemporary { try? FileManager.default.removeItem(atPath: root.string) }
  }
}

// MARK: Answers

extension Cache {
  /// Reads an answer; one that cannot be read counts as none.
  func answer(_ key: ContentDigest) -> ModelAnswer? {
    guard let data = try? Data(contentsOf: url(of: answer(under: key))) else { return nil }
    return try? JSONDecoder().decode(ModelAnswer.self, from: data)
  }

  /// Keeps an answer; where that fails, the next run just works it out again.
  func store(_ answer: ModelAnswer, _ key: ContentDigest) {
    let path = self.answer(under: key)
    try? FileManager.default.createDirectory(
      atPath: path.removingLastComponent().string, withIntermediateDirectories: true)
    try? JSONEncoder().encode(answer).write(to: url(of: path), options: .atomic)
    removeOld()
  }

  private func answer(under key: ContentDigest) -> FilePath {
    root.appending("answers").appending("\(key.hex).json")
  }

  private func url(of path: FilePath) -> URL { URL(filePath: path.string) }
}

// MARK: Folders

extension Cache {
  /// The folder of a thing that is built once, wherever it is there whole.
  func folder(_ name: String, _ key: ContentDigest) -> FilePath? {
    let path = place(name, key)
    return FileManager.default.fileExists(atPath: path.string) ? path : nil
  }

  /// Puts what a workspace holds in its place, unless another program was faster.
  func keep(
    _ workspace: Workspace, as name: String, _ key: ContentDigest
  ) throws(ModelLoadingError) -> FilePath {
    let path = place(name, key)
    do {
      try FileManager.default.moveItem(atPath: workspace.path.string, toPath: path.string)
    } catch {
      guard FileManager.default.fileExists(atPath: path.string) else {
        throw .cacheNotWritable(root, reason: "\(error)")
      }
    }
    return path
  }

  func makeWorkspace() throws(ModelLoadingError) -> Workspace {
    let path = root.appending("work").appending(UUID().uuidString)
    do {
      try FileManager.default.createDirectory(
        atPath: path.string, withIntermediateDirectories: true)
    } catch {
      throw .cacheNotWritable(root, reason: "\(error)")
    }
    return Workspace(path: path)
  }

  /// Where the compiler keeps what it makes of the modules of its own library.
  var compilerModules: FilePath { root.appending("modules") }

  private func place(_ name: String, _ key: ContentDigest) -> FilePath {
    root.appending("\(name)-\(key.hex)")
  }

  /// Answers of a month ago belong to models that have changed since; work of then was broken off.
  private func removeOld() {
    let limit = Date.now.addingTimeInterval(-30 * 24 * 3_600)
    for folder in ["answers", "work"].map({ root.appending($0) }) {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.string)) ?? []
      for path in names.map({ folder.appending($0).string }) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let date = attributes?[.modificationDate] as? Date, date < limit else { continue }
        try? FileManager.default.removeItem(atPath: path)
      }
    }
  }
}

/// A folder in which something is made, out of sight of other programs.
struct Workspace: Sendable {
  let path: FilePath

  /// Writes a file and gives its path.
  func write(_ text: String, to name: String) throws(ModelLoadingError) -> FilePath {
    let file = path.appending(name)
    do {
      try text.write(to: URL(filePath: file.string), atomically: false, encoding: .utf8)
    } catch {
      throw .cacheNotWritable(path, reason: "\(error)")
    }
    return file
  }

  func remove() { try? FileManager.default.removeItem(atPath: path.string) }
}
