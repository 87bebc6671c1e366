import FoundationEssentials
import SystemPackage
import Testing
import VaultHash
import VaultModel

@testable import VaultLoader

/// Every row of the table in `docs/values.md`.
@Suite struct AcceptedValuesTests {
  /// A column's declaration, a delivered text, and what becomes of it.
  struct Row: CustomTestStringConvertible {
    var column: String
    var delivered: String
    /// Canonical text, or `quarantined: ` and the reason.
    var outcome: String

    var testDescription: String { "\(column) \(delivered)" }
  }

  private static let rows: [Row] = {
    let file = FilePath(#filePath).removingLastComponent().removingLastComponent()
      .removingLastComponent().appending("docs/values.md")
    let text = (try? String(contentsOfFile: file.string, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { $0.hasPrefix("| `.") }.flatMap { line -> [Row] in
      let cells = line.split(separator: "|").map { spans(of: $0) }
      guard cells.count == 3, let column = cells[0].first, let outcome = cells[2].first else {
        return []
      }
      let isRefused = line.contains("| quarantined: ")
      return cells[1].map {
        Row(
          column: column, delivered: $0, outcome: isRefused ? "quarantined: \(outcome)" : outcome)
      }
    }
  }()

  /// The texts between backquotes.
  private static func spans(of cell: Substring) -> [String] {
    cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  private static let types: [String: SQLType] = [
    ".bool": .bool, ".int4": .int4, ".numeric(12, 2)": .numeric(12, 2), ".float8": .float8,
    ".unconstrainedNumeric": .unconstrainedNumeric, ".varchar(3)": .varchar(3), ".uuid": .uuid,
    ".bytea": .bytea, ".inet": .inet, ".jsonb": .jsonb, ".date": .date, ".time": .time,
    ".timestamp": .timestamp, ".timestamptz": .timestamptz, ".interval": .interval,
    ".array(.int4)": .array(.int4), ".array(.date)": .array(.date),
    ".array(.timestamp)": .array(.timestamp), ".array(.bytea)": .array(.bytea), ".text": .text,
  ]
  private static let conversions: [String: ColumnConversion] = [
    ".at(.utc)": .utc, ".encoded(as: .base64)": .base64, ".withoutPadding()": .unpadded,
  ]

  @Test func `the table has every type that can be cut`() {
    #expect(Set(Self.rows.map(\.column)).count >= Self.types.count)
    #expect(Self.rows.count >= 90)
  }

  @Test(arguments: rows)
  func `a value becomes what the documents say`(row: Row) throws {
    let conversion = Self.conversions.first { row.column.hasSuffix($0.key) }
    let name = conversion.map { String(row.column.dropLast($0.key.count)) } ?? row.column
    let type = try #require(Self.types[name])
    let canonicalizer = Canonicalizer(type, converting: conversion?.value)
    #expect(Self.outcome(of: row.delivered, canonicalizer) == row.outcome)
  }

  private static func outcome(of text: String, _ canonicalizer: Canonicalizer) -> String {
    var output = ByteBuffer()
    return Array(text.utf8).withUnsafeBytes { bytes in
      do throws(ValueFault) {
        try canonicalizer.append(bytes, to: &output)
        return String(decoding: output.bytes, as: UTF8.self)
      } catch {
        return "quarantined: \(QuarantineReason(error, type: canonicalizer.type).rawValue)"
      }
    }
  }
}
