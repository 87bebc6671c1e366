import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The Swift compiler that PATH leads to.
struct Toolchain: Sendable {
  let compiler: FilePath
  /// Tells two compilers apart: what one has built, another cannot use.
  let identity: String
  let environment: [String: String]
  private let places = ProcessorPlaces()

  static func find(
    in environment: [String: String]
  ) async throws(ModelLoadingError) -> Toolchain {
    let searchPath = environment["PATH"] ?? ""
    let candidates = searchPath.split(separator: ":").map {
      FilePath(String($0)).appending("swiftc")
    }
    guard
      let compiler = candidates.first(where: {
        FileManager.default.isExecutableFile(atPath: $0.string)
      })
    else { throw .noToolchain(searchPath: searchPath) }
    return Toolchain(
      compiler: compiler,
      identity: try await identity(of: compiler, environment: environment),
      environment: environment)
  }

  func run(_ arguments: [String]) async throws(ModelLoadingError) -> ProgramRun {
    try await places.withPlace {
      await Result { () async throws(ModelLoadingError) in
        try await Self.run(compiler, arguments, environment: environment)
      }
    }.get()
  }

  /// From the file alone where it is the compiler itself: to ask it takes longer than a whole check.
  private static func identity(
    of compiler: FilePath, environment: [String: String]
  ) async throws(ModelLoadingError) -> String {
    let file = URL(filePath: compiler.string).resolvingSymlinksInPath().path
    let isItself = FilePath(file).lastComponent?.string.hasPrefix("swift-") == true
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    // The size is a number of one type or another, as the platform's Foundation pleases.
    if isItself, let size = attributes?[.size],
      let changed = attributes?[.modificationDate] as? Date
    {
      return "\(file) \(size) \(changed.timeIntervalSinceReferenceDate)"
    }
    // A stand-in, like that of a version manager, stays the same file whatever it leads to.
    return try await run(compiler, ["--version"], environment: environment).output
  }

  private static func run(
    _ compiler: FilePath, _ arguments: [String], environment: [String: String]
  ) async throws(ModelLoadingError) -> ProgramRun {
    do {
      return try await ProgramRun(compiler, arguments, environment: environment)
    } catch {
      throw .compilerNotStarted(compiler, reason: "\(error)")
    }
  }
}
