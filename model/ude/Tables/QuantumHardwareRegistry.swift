import DataVault

struct QuantumHardwareRegistry: SourceTable {
  static let name = "ude.quantum_hardware_registry"

  let hardwareId = Column("hardware_id", .uuid)
  let providerName = Column("provider_name", .text)
  let quantumProcessor = Column("quantum_processor", .text)
  let qubitCount = Column("qubit_count", .int4)
  let coherenceTimeNs = Column("coherence_time_ns", .int4)
  let fidelityScore = Column("fidelity_score", .float8)
  let calibrationSchedule = Column("calibration_schedule", .jsonb)
  let availabilitySchedule = Column("availability_schedule", .jsonb)
  let costPerSecondCents = Column("cost_per_second_cents", .int4)
  let lastCalibration = Column("last_calibration", .timestamptz)
  let nextCalibration = Column("next_calibration", .timestamptz)
  let operationalStatus = Column("operational_status", .text)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
