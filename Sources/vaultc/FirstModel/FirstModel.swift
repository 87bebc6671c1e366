import SystemPackage
import VaultModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The working example that a new folder begins with.
struct FirstModel {
  /// The vault's name, and that of the model's folder.
  let name: String

  /// Takes the folder's name where it is one that a vault can have, else `shop`.
  init(for folder: FilePath) {
    let letters = folder.folderName.unicodeScalars.map { scalar in
      switch scalar {
      case "A"..."Z": String(scalar).lowercased()
      case "a"..."z", "0"..."9": String(scalar)
      default: "_"
      }
    }
    let name = letters.joined()
    let isFit =
      name.first?.isLetter == true && name.utf8.count <= CompiledVault.longestName
      && !name.contains("__")
    self.name = isFit ? name : "shop"
  }

  /// Every file with its path in the new folder.
  var files: [(path: String, text: String)] {
    [
      ("README.md", readme),
      (".gitignore", "# The private PostgreSQL of vaultc and vaultload.\n.vaultwright/\n"),
      ("model/\(name)/Vault.swift", vaultSource),
      ("model/\(name)/Tenant.swift", Self.tenantSource),
      ("model/\(name)/Customer.swift", Self.customerSource),
      ("model/\(name)/Order.swift", Self.orderSource),
      ("model/\(name)/Tables/Tenants.swift", Self.tenantsTable),
      ("model/\(name)/Tables/Customers.swift", Self.customersTable),
      ("model/\(name)/Tables/Orders.swift", Self.ordersTable),
      ("deliveries/tenants.csv", Self.tenantsDelivery),
      ("deliveries/customers.csv", Self.customersDelivery),
      ("deliveries/orders.csv", Self.ordersDelivery),
    ]
  }

  /// Writes the files into a folder that holds nothing yet.
  func write(to folder: FilePath) throws(CommandError) {
    let manager = FileManager.default
    if manager.fileExists(atPath: folder.string) {
      guard let names = try? manager.contentsOfDirectory(atPath: folder.string), names.isEmpty
      else { throw .folderNotEmpty(path: folder.string) }
    }
    for (name, text) in files {
      let path = folder.appending(FilePath(name).components)
      do {
        try manager.createDirectory(
          atPath: path.removingLastComponent().string, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: path.string))
      } catch {
        throw .fileNotWritten(path: path.string, reason: "\(error)")
      }
    }
  }
}
