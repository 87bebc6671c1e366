import DataVault

struct JobMaterials: SourceTable {
  static let name = "smb.job_materials"

  let id = Column("id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let jobId = Column("job_id", .uuid)
  let materialName = Column("material_name", .varchar(255))
  let quantity = Column("quantity", .numeric(10, 2))
  let unit = Column("unit", .varchar(50))
  let unitCost = Column("unit_cost", .numeric(10, 2))
  let totalCost = Column("total_cost", .numeric(12, 2))
  let supplier = Column("supplier", .varchar(255))
  let notes = Column("notes", .text)
}
