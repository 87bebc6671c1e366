import DataVault

let tenant = Hub("tenant", schema: "auth", about: "An installation of the platform") {
  Key("installation", .varchar(100))
}

/// Stands for the installation in a load that names none with `--tenant`.
let unnamedInstallation = "unnamed"
