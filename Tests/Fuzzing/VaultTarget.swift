import FoundationEssentials
@testable import VaultModel

/// Reads the input as a `vault.json`, or as changes of one: it is refused in words, or stays what it is.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var choices = Choices(bytes, count: count)
  let file = choices.choose([true, false]) ? changed(by: &choices) : Array(choices.rest)
  do throws(VaultFileError) {
    let vault = try VaultFile.decode(Data(file))
    requireStable(vault)
  } catch {
    if case .malformed(let sentence) = error {
      require(!sentence.isEmpty, "refused without a word")
    }
  }
  return 0
}

/// A vault that was read is written and read again without a difference.
private func requireStable(_ vault: CompiledVault) {
  do {
    let written = try VaultFile.encode(vault)
    let read = try VaultFile.decode(written)
    require(read == vault, "written and read again it is another vault")
    require(try VaultFile.encode(read) == written, "equal vaults give different bytes")
  } catch {
    fatalError("what was read cannot be written and read again: \(error)")
  }
}

/// The tokens of a vault that has every kind of object, as it stands in `vault.json`.
private let tokens: [[UInt8]] = {
  guard let path = ProcessInfo.processInfo.environment["FUZZED_VAULT"],
    let file = try? Data(contentsOf: URL(filePath: path))
  else { fatalError("FUZZED_VAULT names no vault.json") }
  return jsonTokens(Array(file))
}()

private let strangers: [[UInt8]] = [
  "null", "true", "{}", "[]", "\"\"", "0", "-1", "9223372036854775808", "1e400", "0.5", ",", "}",
  "\"text[][]\"", "\"varchar(-1)\"", "\"varchar(99999999999999999999)\"", "\"numeric(1,2000)\"",
].map { Array($0.utf8) }

/// The vault's file with some tokens replaced, as the fuzzer's bytes say: by another of its own, or
/// by something else.
private func changed(by choices: inout Choices) -> [UInt8] {
  var changed = tokens
  while choices.rest.count >= 4 {
    let place = choices.number() % changed.count
    let replacement = choices.number()
    changed[place] =
      replacement % 2 == 0
      ? strangers[replacement / 2 % strangers.count] : tokens[replacement / 2 % tokens.count]
  }
  return Array(changed.joined())
}

/// Splits JSON into strings, words and signs, blanks left out.
private func jsonTokens(_ file: [UInt8]) -> [[UInt8]] {
  var tokens: [[UInt8]] = []
  var index = 0
  while index < file.count {
    var end = index + 1
    switch file[index] {
    case UInt8(ascii: "\""):
      while file[end] != UInt8(ascii: "\"") { end += file[end] == UInt8(ascii: "\\") ? 2 : 1 }
      end += 1
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      while !Array(",]}\n ".utf8).contains(file[end]) { end += 1 }
    case UInt8(ascii: " "), UInt8(ascii: "\n"):
      index = end
      continue
    default: break
    }
    tokens.append(Array(file[index..<end]))
    index = end
  }
  return tokens
}
