package import PostgresSchema

/// The register of what the keys of each table derive from.
package enum KeyOrigins {
  package static let table = QualifiedName(schema: "metadata", name: "key_origin")
}
