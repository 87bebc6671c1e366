import ArgumentParser
import SystemPackage

/// Begins a new model.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Makes a folder with a model that works, to change into one's own.",
    discussion: """
      Writes a model of three hubs, a link and three satellites, a delivery for each source, and a \
      README.md with the commands to run. A folder that holds anything is left as it is.
      """)

  @Argument(help: "The folder, which must be empty or new; its name becomes the vault's.")
  var folder: String

  func run() async throws {
    try await reportingErrors {
      let path = FilePath(folder)
      let model = FirstModel(for: path)
      try model.write(to: path)
      for (name, _) in model.files {
        print("\(path.appending(FilePath(name).components)): written")
      }
      print("Next: cd \(folder) && vaultc generate; README.md goes on from there.")
    }
  }
}
