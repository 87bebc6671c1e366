// swift-tools-version: 6.2

import PackageDescription

let processes: [Target.Dependency] = [
  .product(name: "Subprocess", package: "swift-subprocess"),
  .product(name: "SystemPackage", package: "swift-system"),
]

let package = Package(
  name: "vaultwright",
  products: [
    .executable(name: "vaultc", targets: ["vaultc"]),
    .executable(name: "vaultload", targets: ["vaultload"]),
    .library(name: "DataVault", targets: ["DataVault"]),
  ],
  dependencies: [
    // Flags, help texts and usage errors of the two programs.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    // Runs the Swift compiler and PostgreSQL's own programs.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0", traits: []),
    // Paths as values, not as strings.
    .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
  ],
  targets: [
    // MARK: C libraries

    // PostgreSQL's own client: connection options, TLS and password files work as in psql.
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    // SHA-256, SHA-1 and MD5 at the speed of the processor's own instructions.
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    // gzip and Zstandard deliveries are read as they come.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    // Job files. libyaml itself, and not a package around it: Yams brings all of Foundation, with
    // which the loader is three times as large and takes half as long again to start.
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    // Lineage events over HTTP: TLS, proxies and certificates work as in curl. FoundationNetworking
    // wraps the same library in all of Foundation, and a client on SwiftNIO brings twelve packages.
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),

    // PostgreSQL's own grammar as a library, with which vaultc reads SQL; the loader does without it.
    // It has no pkg-config file.
    .systemLibrary(
      name: "CPgQuery", providers: [.apt(["libpg-query-dev", "libprotobuf-c-dev"])]),

    // MARK: Nouns, no I/O

    .target(name: "VaultModel"),
    .target(name: "DataVault", dependencies: ["VaultModel"]),
    .target(name: "PostgresSchema"),
    // What a text of SQL says: its syntax tree, and what is asked of it.
    .target(name: "PostgresSyntax", dependencies: ["PostgresSchema", "CPgQuery"]),

    // MARK: From a model to SQL

    // What SQL calls the parts of a vault, and the questions that show whether its rows are right.
    .target(name: "VaultSQL", dependencies: ["VaultModel", "PostgresSchema"]),
    .target(
      name: "VaultCompiler",
      dependencies: ["VaultModel", "VaultSQL", "PostgresSchema", "PostgresSyntax"]),
    // What differs between two schemas, and what is done about it, under which locks.
    .target(name: "SchemaDiff", dependencies: ["PostgresSchema", "PostgresSyntax"]),
    // What is unwise in a plan or in anybody's SQL, and why.
    .target(name: "SchemaLint", dependencies: ["SchemaDiff", "PostgresSchema", "PostgresSyntax"]),
    // What a changed model asks of its database: where vaults and plans meet.
    .target(
      name: "VaultEvolution",
      dependencies: [
        "VaultModel", "VaultSQL", "VaultCompiler", "SchemaDiff", "PostgresSchema", "PostgresSyntax",
      ]),
    // The vault as a picture: Mermaid, Graphviz and SVG.
    .target(name: "ModelGraph", dependencies: ["VaultModel"]),
    .target(
      name: "ModelLoading", dependencies: ["VaultModel", "VaultHash"] + processes,
      plugins: ["EmbedLanguage"]),
    // The language of models travels inside vaultc, as source; git has it once.
    .plugin(name: "EmbedLanguage", capability: .buildTool(), dependencies: ["embed-language"]),
    .executableTarget(name: "embed-language"),

    // MARK: The world outside

    .target(name: "VaultHash", dependencies: ["VaultModel", "COpenSSL"]),
    .target(name: "PostgresClient", dependencies: ["PostgresSchema", "CPostgres"] + processes),
    .target(
      name: "Migrations",
      dependencies: [
        "SchemaDiff", "PostgresClient", "PostgresSchema", "PostgresSyntax", "VaultHash",
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    // How far a model sees to the tables of its source.
    .target(name: "ModelCoverage", dependencies: ["VaultModel", "VaultSQL", "ModelImport"]),
    .target(
      name: "VaultLoader",
      dependencies: [
        "VaultModel", "VaultSQL", "VaultHash", "PostgresSchema", "PostgresClient", "CZlib",
        "CZstd",
      ]),
    // From the tables of a source to a model that is proposed for them.
    .target(
      name: "ModelImport",
      dependencies: ["VaultModel", "PostgresClient", "PostgresSchema", "PostgresSyntax"]),
    .target(name: "YAML", dependencies: ["CYAML"]),
    .target(name: "HTTPClient", dependencies: ["CCurl"]),

    // MARK: Programs

    // Exit codes, error reports and the choice of files and databases, alike in both.
    .target(
      name: "ProgramConventions",
      dependencies: [
        "VaultModel", "VaultHash", "PostgresClient",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "vaultc",
      dependencies: [
        "VaultModel", "VaultCompiler", "ModelCoverage", "ModelGraph", "ModelImport", "ModelLoading",
        "VaultHash", "VaultLoader", "Migrations", "SchemaDiff", "SchemaLint", "VaultEvolution",
        "PostgresClient", "PostgresSchema", "ProgramConventions",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .executableTarget(
      name: "vaultload",
      dependencies: [
        "VaultModel", "VaultSQL", "VaultLoader", "YAML", "HTTPClient", "PostgresClient",
        "PostgresSchema", "ProgramConventions",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),

    // MARK: Models, a target each, so that editors complete and check them

    .target(name: "Aiml", dependencies: ["DataVault"], path: "model/aiml"),
    .target(name: "Library", dependencies: ["DataVault"], path: "Examples/language/model/library"),

    // MARK: Tests

    .target(
      name: "TestSupport",
      dependencies: ["PostgresClient", "PostgresSchema", "ProgramConventions", "VaultModel"]
        + processes,
      path: "Tests/TestSupport"),
    .testTarget(name: "VaultModelTests", dependencies: ["VaultModel"]),
    .testTarget(
      name: "VaultHashTests",
      dependencies: [
        "VaultHash", "VaultModel", "VaultSQL", "VaultCompiler", "PostgresClient",
        "PostgresSchema", "TestSupport",
      ], exclude: ["Golden"]),
    .testTarget(
      name: "DataVaultTests",
      dependencies: ["DataVault", "VaultModel", "TestSupport", "Library", "vaultc"] + processes,
      exclude: ["Golden"]),
    .testTarget(name: "PostgresSchemaTests", dependencies: ["PostgresSchema", "TestSupport"]),
    .testTarget(
      name: "PostgresSyntaxTests",
      dependencies: ["PostgresSyntax", "PostgresSchema", "PostgresClient", "TestSupport"]),
    .testTarget(
      name: "VaultCompilerTests",
      dependencies: [
        "VaultCompiler", "VaultModel", "VaultSQL", "PostgresSchema", "PostgresClient",
        "Migrations", "SchemaDiff", "TestSupport",
      ] + processes, exclude: ["Golden"]),
    .testTarget(
      name: "VaultEvolutionTests",
      dependencies: [
        "VaultEvolution", "VaultModel", "VaultSQL", "VaultCompiler", "SchemaDiff", "Migrations",
        "PostgresSchema", "PostgresClient", "TestSupport", "Library", "DataVault",
      ]),
    .testTarget(
      name: "SchemaDiffTests",
      dependencies: [
        "SchemaDiff", "PostgresSchema", "PostgresSyntax", "PostgresClient", "Migrations",
        "VaultCompiler",
        "VaultModel", "TestSupport",
      ], exclude: ["Golden"]),
    .testTarget(
      name: "SchemaLintTests",
      dependencies: [
        "SchemaLint", "SchemaDiff", "PostgresSchema", "PostgresSyntax", "PostgresClient",
        "TestSupport",
      ]
        + processes),
    .testTarget(
      name: "MigrationsTests",
      dependencies: [
        "Migrations", "SchemaDiff", "VaultCompiler", "VaultModel", "VaultHash", "PostgresSchema",
        "PostgresClient", "TestSupport", "vaultc",
      ] + processes, exclude: ["Golden"]),
    .testTarget(
      name: "ModelGraphTests",
      dependencies: ["ModelGraph", "VaultModel", "TestSupport"] + processes,
      exclude: ["Golden"]),
    .testTarget(
      name: "ModelImportTests",
      dependencies: [
        "ModelImport", "VaultModel", "PostgresClient", "PostgresSchema", "TestSupport", "vaultc",
      ] + processes, exclude: ["Golden"]),
    .testTarget(
      name: "ModelLoadingTests",
      dependencies: ["ModelLoading", "VaultModel", "TestSupport"] + processes),
    .testTarget(
      name: "PostgresClientTests",
      dependencies: ["PostgresClient", "PostgresSchema", "TestSupport"]),
    .testTarget(
      name: "VaultLoaderTests",
      dependencies: [
        "VaultLoader", "VaultModel", "VaultSQL", "VaultHash", "PostgresClient", "PostgresSchema",
        "TestSupport",
      ]),
    .testTarget(
      name: "ModelCoverageTests", dependencies: ["ModelCoverage", "ModelImport", "VaultModel"]),
    .testTarget(name: "YAMLTests", dependencies: ["YAML"]),
    .testTarget(
      name: "IntegrationTests",
      dependencies: [
        "vaultc", "vaultload", "DataVault", "Migrations", "VaultModel", "VaultSQL", "VaultHash",
        "VaultCompiler",
        "VaultLoader", "PostgresClient", "PostgresSchema", "TestSupport",
      ] + processes),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where ![.system, .plugin].contains(target.type) {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .treatAllWarnings(as: .error),
  ]
}

// Every record passes through these thousands of times a second. Debug builds and tests check at run
// time that nobody changes what another one is changing; it would take a fifth of a release's processor time.
for target in package.targets where ["VaultHash", "VaultLoader"].contains(target.name) {
  target.swiftSettings?.append(
    .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)))
}
