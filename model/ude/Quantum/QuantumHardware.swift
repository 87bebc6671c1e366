import DataVault

/// Providers own several processors of one name, which the register's number tells apart.
let hardware = Hub("hardware", about: "A quantum processor that can be rented") {
  Key("provider_name", .text, presence: .mayBeEmpty)
  Key("quantum_processor", .text, presence: .mayBeEmpty)
  Key("hardware_id", .uuid)
}

let quantumHardwareRegistry = Source(
  QuantumHardwareRegistry.self, about: "The processors that jobs can run on"
) { row in
  tenant.key(row.tenantId)
  hardware.key(row.providerName, row.quantumProcessor, row.hardwareId)

  Satellite("hardware", of: hardware, about: "What a processor can do, when, and at what price") {
    row.qubitCount
    row.coherenceTimeNs
    row.fidelityScore.about("0 to 1")
    row.calibrationSchedule
    row.availabilitySchedule
    row.costPerSecondCents
    row.createdAt
  }

  Satellite("hardware_status", of: hardware, about: "Whether a processor takes jobs now") {
    row.operationalStatus.about("OPERATIONAL, CALIBRATING, MAINTENANCE or OFFLINE")
    row.lastCalibration
    row.nextCalibration
  }
}
