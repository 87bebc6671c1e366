import VaultModel
import VaultSQL

extension LineageEvent {
  /// What a facet says, with the specification's names.
  protocol FacetContent: Encodable, Sendable {
    /// Its place among the specification's facets.
    static var specification: String { get }
  }

  /// A facet: its content, and what each facet says of itself.
  struct Facet<Content: FacetContent>: Encodable, Sendable {
    private enum CodingKeys: String, CodingKey {
      case producer = "_producer"
      case schemaURL = "_schemaURL"
    }

    private let content: Content

    init(_ content: Content) { self.content = content }

    func encode(to encoder: any Encoder) throws {
      try content.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(LineageEvent.producer, forKey: .producer)
      try container.encode(
        "https://openlineage.io/spec/facets/\(Content.specification)", forKey: .schemaURL)
    }
  }
}

// MARK: Facets of runs

extension LineageEvent {
  struct ErrorMessage: FacetContent {
    static let specification = "1-0-1/ErrorMessageRunFacet.json"

    var message: String
    var programmingLanguage = "Swift"
  }
}

// MARK: Facets of data sets

extension LineageEvent {
  struct OutputStatistics: FacetContent {
    static let specification = "1-0-2/OutputStatisticsOutputDatasetFacet.json"

    var rowCount: Int64
  }

  struct DatasetSchema: FacetContent {
    static let specification = "1-1-1/SchemaDatasetFacet.json"

    struct Field: Encodable {
      var name: String
      var type: String
    }

    var fields: [Field]
  }

  /// From which columns of the inputs a column of an output comes.
  struct ColumnLineage: FacetContent {
    static let specification = "1-2-0/ColumnLineageDatasetFacet.json"

    struct Origins: Encodable { var inputFields: [InputField] }

    struct InputField: Encodable {
      var namespace: String
      var name: String
      var field: String
      var transformations: [Transformation]
    }

    struct Transformation: Encodable {
      var type = "DIRECT"
      var subtype: String
      var description: String
      /// Whether the output no longer shows the value.
      var masking: Bool
    }

    var fields: [String: Origins]
  }
}

// MARK: What a source's mapping says

extension LineageEvent.DatasetSchema {
  /// What the source delivers.
  init(of source: CompiledVault.Source) {
    fields = source.columns.map { Field(name: $0.name, type: $0.type.sqlName) }
  }

  /// What the source fills of a table.
  init(of steps: [SourceLineage.Step]) {
    var seen: Set<String> = []
    fields = steps.filter { seen.insert($0.target).inserted }.map {
      Field(name: $0.target, type: $0.type.sqlName)
    }
  }
}

extension LineageEvent.ColumnLineage {
  /// The columns that the source fills of a table; a column is one of each of the inputs.
  init(
    of steps: [SourceLineage.Step], in inputs: [LineageEvent.Dataset]
  ) {
    fields = Dictionary(grouping: steps, by: \.target).mapValues { steps in
      Origins(
        inputFields: steps.flatMap { step in
          inputs.map { input in
            InputField(
              namespace: input.namespace, name: input.name, field: step.column,
              transformations: [Transformation(of: step)])
          }
        })
    }
  }
}

extension LineageEvent.ColumnLineage.Transformation {
  fileprivate init(of step: SourceLineage.Step) {
    switch step.kind {
    case .direct:
      self.init(
        subtype: step.isMade ? "TRANSFORMATION" : "IDENTITY",
        description: step.isMade ? "made of it, alone or with others" : "itself", masking: false)
    case .key:
      self.init(
        subtype: "TRANSFORMATION", description: "a key, normalized as the model says",
        masking: false)
    case .hash: self.init(subtype: "TRANSFORMATION", description: "hashed", masking: true)
    }
  }
}
