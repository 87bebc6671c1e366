import DataVault

struct ConsciousnessSnapshots: SourceTable {
  static let name = "sovren.consciousness_snapshots"

  let id = Column("id", .uuid)
  let userId = Column("user_id", .uuid)
  let neuralPatterns = Column("neural_patterns", .jsonb)
  let thoughtVectors = Column("thought_vectors", .array(.float8))
  let activeMemories = Column("active_memories", .array(.uuid))
  let pastState = Column("past_state", .jsonb)
  let presentState = Column("present_state", .jsonb)
  let futurePredictions = Column("future_predictions", .jsonb)
  let quantumSuperposition = Column("quantum_superposition", .jsonb)
  let collapsedRealities = Column("collapsed_realities", .int4)
  let snapshotTime = Column("snapshot_time", .timestamptz)
  let computationTimeMs = Column("computation_time_ms", .int4)
  let dimensionsAccessed = Column("dimensions_accessed", .array(.int4))
}
