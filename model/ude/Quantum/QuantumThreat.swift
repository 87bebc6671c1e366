import DataVault

let quantumThreat = Hub("quantum_threat", about: "An attack that a quantum computer makes possible")
{
  Key("monitor_id", .uuid)
}

let quantumSecurityMonitoring = Source(
  QuantumSecurityMonitoring.self, about: "Attacks that the monitoring believes to have seen"
) { row in
  tenant.key(row.tenantId)
  quantumThreat.key(row.monitorId)

  Satellite("quantum_threat", of: quantumThreat, about: "What was seen, and how sure that is") {
    row.threatType.about("QUANTUM_BRUTE_FORCE, SHORS_ATTACK or QUANTUM_EAVESDROPPING")
    row.detectionConfidence.about("0 to 1")
    row.affectedSystems
    row.detectedAt
  }

  Satellite("quantum_threat_response", of: quantumThreat, about: "What was done about it") {
    row.mitigationApplied
    row.resolvedAt
  }
}
