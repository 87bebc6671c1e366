import DataVault

let config = Hub("config", schema: "util", about: "A setting of the platform in one environment") {
  Key("config_key", .text)
  Key("environment", .text)
}
