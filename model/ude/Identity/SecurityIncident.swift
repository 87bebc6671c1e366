import DataVault

let securityIncident = Hub(
  "security_incident", schema: "auth", about: "A breach or near miss of the platform's security"
) {
  Key("incident_id", .uuid)
}
