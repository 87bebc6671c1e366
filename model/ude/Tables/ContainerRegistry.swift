import DataVault

struct ContainerRegistry: SourceTable {
  static let name = "ude.container_registry"

  let imageId = Column("image_id", .uuid)
  let imageName = Column("image_name", .text)
  let imageTag = Column("image_tag", .text)
  let digest = Column("digest", .text)
  let sizeBytes = Column("size_bytes", .int8)
  let vulnerabilityScanStatus = Column("vulnerability_scan_status", .text)
  let vulnerabilityCount = Column("vulnerability_count", .int4)
  let highSeverityCount = Column("high_severity_count", .int4)
  let buildTimestamp = Column("build_timestamp", .timestamptz)
  let pushedAt = Column("pushed_at", .timestamptz)
  let signed = Column("signed", .bool)
  let signatureVerified = Column("signature_verified", .bool)
  let baseImage = Column("base_image", .text)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
