/// The name of a migration's file: `20260301120000_add_email.sql`, and `.down.sql` for its way back.
package struct MigrationName: Hashable, Sendable {
  package var version: MigrationVersion
  /// Lower-case letters, digits and `_`: what the migration does, in a few words.
  package var slug: String
  package var direction: Direction

  /// Which way a file leads.
  package enum Direction: String, Hashable, Sendable {
    case up
    case down
  }

  package init(_ version: MigrationVersion, _ slug: String, _ direction: Direction = .up) {
    self.version = version
    self.slug = slug
    self.direction = direction
  }

  /// Reads a file's name; nil where it is not that of a migration.
  package init?(fileName: String) {
    guard fileName.hasSuffix(".sql") else { return nil }
    var stem = fileName.dropLast(4)
    direction = stem.hasSuffix(".down") ? .down : .up
    if direction == .down { stem = stem.dropLast(5) }
    let parts = stem.split(separator: "_", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let version = MigrationVersion(String(parts[0])),
      !parts[1].isEmpty, parts[1].utf8.allSatisfy(\.standsInSlug)
    else { return nil }
    self.version = version
    slug = String(parts[1])
  }

  package var fileName: String {
    switch direction {
    case .up: "\(version)_\(slug).sql"
    case .down: "\(version)_\(slug).down.sql"
    }
  }

  /// The name of the file for the other direction.
  package var opposite: MigrationName {
    MigrationName(version, slug, direction == .up ? .down : .up)
  }

  /// A sentence as a slug of at most forty bytes: `Adds email, drops fax` is `adds_email_drops_fax`.
  package static func slug(for sentence: String) -> String {
    let lowercase = sentence.lowercased().unicodeScalars.map { scalar -> Character in
      scalar.isASCII && UInt8(ascii: scalar).standsInSlug ? Character(scalar) : "_"
    }
    var slug = ""
    for word in lowercase.split(separator: "_") {
      guard slug.utf8.count + word.count < 40 else { break }
      slug += (slug.isEmpty ? "" : "_") + String(word)
    }
    return slug.isEmpty ? "migration" : slug
  }
}

extension UInt8 {
  fileprivate var standsInSlug: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || self == UInt8(ascii: "_")
  }
}
