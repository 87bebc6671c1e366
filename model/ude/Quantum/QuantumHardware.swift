import DataVault

let hardware = Hub("hardware", about: "A quantum processor that can be rented") {
  Key("hardware_id", .uuid)
}

let quantumHardwareRegistry = Source(
  QuantumHardwareRegistry.self, about: "The processors that jobs can run on"
) { row in
  tenant.key(row.tenantId)
  hardware.key(row.hardwareId)

  Satellite("hardware", of: hardware, about: "What a processor can do, when, and at what price") {
    row.providerName
    row.quantumProcessor.about("The provider's name of it; there may be several of one name")
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
