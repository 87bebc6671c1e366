import DataVault

let tenant = Hub("tenant", schema: "auth", about: "An installation of the bridge") {
  Key("installation", .varchar(100))
}

/// Stands for the installation where a load names none.
let onlyInstallation = "kembridge"
