/// A function in SQL or PL/pgSQL.
package struct Function: Hashable, Sendable {
  package var name: QualifiedName
  package var ownership: Ownership
  package var arguments: [Argument]
  package var result: DataType
  package var language: Language
  package var volatility: Volatility
  package var nullInput: NullInput
  package var parallelism: Parallelism
  /// Hold while the function runs, whatever the session has set.
  package var settings: [Setting]
  package var rights: Rights
  package var body: SQL
  package var comment: String?

  package init(
    _ name: QualifiedName, ownership: Ownership = .own, _ arguments: [Argument],
    returns result: DataType, language: Language = .sql, volatility: Volatility,
    nullInput: NullInput = .isPassed, parallelism: Parallelism = .safe, settings: [Setting],
    rights: Rights = .ofCaller, body: SQL, comment: String? = nil
  ) {
    self.name = name
    self.ownership = ownership
    self.arguments = arguments
    self.result = result
    self.language = language
    self.volatility = volatility
    self.nullInput = nullInput
    self.parallelism = parallelism
    self.settings = settings
    self.rights = rights
    self.body = body
    self.comment = comment
  }
}

extension Function {
  package struct Argument: Hashable, Sendable {
    package var name: String
    package var type: DataType
    package var mode: Mode
    package var defaultValue: SQL?

    package init(_ name: String, _ type: DataType, mode: Mode = .single, defaultValue: SQL? = nil) {
      self.name = name
      self.type = type
      self.mode = mode
      self.defaultValue = defaultValue
    }
  }

  package enum Mode: Hashable, Sendable {
    case single
    /// The last argument, an array, of which a call may give the elements one by one.
    case variadic
  }

  package enum Language: String, Hashable, Sendable {
    case sql
    case plpgsql
  }

  /// When equal arguments are sure to give an equal result.
  package enum Volatility: Hashable, Sendable {
    case always
    case withinStatement
    case never
  }

  /// What becomes of a call with a NULL among its arguments.
  package enum NullInput: Hashable, Sendable {
    case isPassed
    case givesNull
  }

  /// With whose rights the body runs.
  package enum Rights: Hashable, Sendable {
    case ofCaller
    case ofOwner
  }

  package enum Parallelism: String, Hashable, Sendable {
    case safe = "SAFE"
    case restricted = "RESTRICTED"
    case unsafe = "UNSAFE"
  }
}

/// A server setting and its value, both as SQL spells them.
package struct Setting: Hashable, Sendable {
  package var name: SQL
  package var value: SQL

  package init(_ name: SQL, _ value: SQL) {
    self.name = name
    self.value = value
  }
}

extension Setting {
  /// No name is looked up anywhere but in PostgreSQL's own schema.
  ///
  /// `pg_temp` stands last by name, for else it would be searched first.
  package static let systemSearchPath = Setting("search_path", "pg_catalog, pg_temp")
}
