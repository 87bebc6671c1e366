#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The files of a folder, each with the source that its name tells.
///
/// `users.csv`, `users-2.csv.gz` and `users.2026-01-31.csv` are of the source `users`: its name, or the
/// longest source's name that `-` or `.` follows, then what the layout is called.
package struct SourceFolder: Sendable {
  /// The files of one source: a delivery.
  package struct Files: Hashable, Sendable {
    package var layout: DeliveryFileName.Layout
    /// In the byte order of the names.
    package var paths: [String] = []
  }

  /// By the source's name.
  package private(set) var files: [String: Files] = [:]
  /// Files that are of no source.
  package private(set) var strangers: [String] = []

  /// Looks into a folder; hidden files and folders within it do not count.
  ///
  /// - Throws: `InputError`.
  package init(_ folder: String, sources: [String]) throws(InputError) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      let exists = FileManager.default.fileExists(atPath: folder)
      throw exists
        ? .unreadable(input: folder, reason: "it is no folder that can be read")
        : .notFound(input: folder)
    }
    let paths = names.filter { !$0.hasPrefix(".") }.map { folder + "/" + $0 }
    try self.init(paths: paths.filter { !Self.isFolder($0) }, sources: sources)
  }

  /// Sorts files out by their names.
  ///
  /// - Throws: `InputError.ambiguousFiles`.
  package init(paths: [String], sources: [String]) throws(InputError) {
    for path in paths.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      guard let name = DeliveryFileName(path), let source = name.source(of: sources) else {
        strangers.append(path)
        continue
      }
      var found = files[source] ?? Files(layout: name.layout)
      guard found.layout == name.layout else {
        throw .ambiguousFiles(
          source: source, reason: "\(found.paths[0]) and \(path) have different layouts")
      }
      if let twin = found.paths.first(where: { DeliveryFileName($0)?.plain == name.plain }) {
        throw .ambiguousFiles(
          source: source, reason: "\(twin) and \(path) differ in their compression alone")
      }
      found.paths.append(path)
      files[source] = found
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }
}

/// A file's name as one that a delivery may have: `users-2.csv.gz`.
package struct DeliveryFileName: Hashable, Sendable {
  package enum Layout: String, Hashable, Sendable, CaseIterable {
    case csv
    case tsv
    case ndjson
  }

  package let layout: Layout
  /// The name without its compression: `users-2.csv`.
  let plain: Substring
  /// The name without its layout: `users-2`.
  private let stem: Substring

  /// Takes a path apart; nil where its end tells no layout.
  package init?(_ path: String) {
    var name = path[...]
    if let slash = name.lastIndex(of: "/") { name = name[name.index(after: slash)...] }
    for ending in [".gz", ".zst"] where name.hasSuffix(ending) {
      name = name.dropLast(ending.count)
      break
    }
    plain = name
    guard let dot = name.lastIndex(of: "."),
      let layout = Layout(rawValue: String(name[name.index(after: dot)...]))
    else { return nil }
    self.layout = layout
    stem = name[..<dot]
  }

  private static func isOfDate(_ character: Character) -> Bool {
    character.isNumber || "-_.T:Z".contains(character)
  }

  /// The source with the longest name that fits.
  func source(of sources: [String]) -> String? {
    sources.filter { source in
      guard stem.hasPrefix(source) else { return false }
      let rest = stem.dropFirst(source.count)
      switch rest.first {
      case nil, "-", ".": return true
      // A date, and no other word: order_lines is no delivery of order.
      case "_": return rest.dropFirst().first?.isNumber == true && rest.allSatisfy(Self.isOfDate)
      default: return false
      }
    }.max { $0.count < $1.count }
  }
}

extension DeliveryFileName.Layout {
  /// The layout with what is usual for it.
  package var format: InputFormat.Layout {
    switch self {
    case .csv: .delimited(DelimitedFormat())
    case .tsv: .delimited(.tabs)
    case .ndjson: .ndjson
    }
  }
}
