import FoundationEssentials
import SystemPackage
import TestSupport

/// The faulty models as folders that `vaultc` can be asked to check, each with one fault.
///
/// All have the same files, this test's own fixtures; which of the faults the model has is said by the
/// environment. So that they need not be compiled a hundred times, `swiftc` is a stand-in that
/// compiles and links the first of them and gives the same program for the others.
struct FaultFolders {
  private let root: FilePath
  private let files: [String: String]

  init(in root: FilePath) throws {
    self.root = root
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.fixtures.string)
      .filter { $0.hasPrefix("FaultyModel") || $0 == "Workshop.swift" }
    files = try names.reduce(into: ["Fault.swift": Self.chosenFault]) { files, name in
      files[name] = Self.asModel(
        try String(contentsOfFile: Self.fixtures.appending(name).string, encoding: .utf8))
    }
    try writeCompiler()
  }

  private static let fixtures = FilePath(#filePath).removingLastComponent()

  /// A message as the model gives it: its lines are known by where they were compiled.
  func asTold(_ message: String) -> String {
    message.replacing(Self.fixtures.string, with: folder(0).string)
  }

  private func folder(_ number: Int) -> FilePath {
    root.appending("\(number)").appending("faults")
  }

  /// Has `vaultc` check the model with the fault of a number.
  func check(_ number: Int) async throws -> Program.Outcome {
    let folder = folder(number)
    try FileManager.default.createDirectory(
      atPath: folder.string, withIntermediateDirectories: true)
    for (name, text) in files {
      try text.write(toFile: folder.appending(name).string, atomically: false, encoding: .utf8)
    }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return try await Program.vaultc.run(
      ["check", folder.string],
      environment: [
        "FAULT": "\(number)", "PATH": "\(tools):\(path)",
        "XDG_CACHE_HOME": root.appending("cache").string,
      ])
  }

  /// Whether the stand-in has the program that it gives.
  var isCompiled: Bool {
    FileManager.default.fileExists(atPath: tools.appending("model.kept").string)
  }

  private static let chosenFault = """
    import DataVault
    #if canImport(Glibc)
      import Glibc
    #else
      import Darwin
    #endif

    let number = getenv("FAULT").flatMap { Int(String(cString: $0)) }
    let vault: Vault = FaultyModel.all[number ?? 0].vault()

    """

  /// A fixture as a model may be, without the testing library's words; lines stay where they are.
  private static func asModel(_ text: String) -> String {
    text.replacing("import Testing\nimport VaultModel\n", with: "\n\n")
      .replacing(", CustomTestStringConvertible", with: "")
  }
}

// MARK: The compiler that compiles once

extension FaultFolders {
  private var tools: FilePath { root.appending("bin") }

  /// The fixtures speak of the rules by their type, which is no model's to see: hence the package.
  private func writeCompiler() throws {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let compilers = path.split(separator: ":").map { FilePath(String($0)).appending("swiftc") }
    guard
      let compiler = compilers.first(where: {
        FileManager.default.isExecutableFile(atPath: $0.string)
      })
    else { throw Errno.noSuchFileOrDirectory }
    try FileManager.default.createDirectory(
      atPath: tools.string, withIntermediateDirectories: true)
    let script = """
      #!/bin/sh
      for word in "$@"; do
        if [ "$before" = -o ]; then made=$word; fi
        before=$word
      done
      case " $* " in
        *' -module-name faults '*) package='-package-name vaultwright' ;;
        *' -module-name DataVault '* | *' --version '*) exec '\(compiler)' "$@" ;;
      esac
      kept='\(tools)'/${made##*/}.kept
      if [ ! -e "$kept" ]; then
        '\(compiler)' "$@" $package || exit
        cp "$made" "$kept.new" && mv "$kept.new" "$kept"
      fi
      cp "$kept" "$made"
      """
    let program = tools.appending("swiftc").string
    try script.write(toFile: program, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
  }
}
