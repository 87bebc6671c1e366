extension Function {
  /// `CREATE FUNCTION` and its comment.
  package var sql: SQL {
    guard let comment else { return creation }
    return "\(creation)\nCOMMENT ON FUNCTION \(signature) IS \(literal: comment);"
  }

  /// `CREATE FUNCTION` alone.
  package var creation: SQL { "\(heading)\(quotedBody);" }

  /// What stands before the body within `creation`.
  package var opening: SQL {
    let mark = quotedBody.text.prefix { $0 != "\n" }
    return "\(heading)\(SQL(trusted: String(mark)))\n"
  }

  private var quotedBody: SQL { .dollarQuoted("\n\(body)\n") }

  private var heading: SQL {
    let create: SQL = ownership == .own ? "CREATE FUNCTION" : "CREATE OR REPLACE FUNCTION"
    let declared = arguments.map { argument -> SQL in
      let filling: SQL = argument.defaultValue.map { " DEFAULT \($0)" } ?? ""
      return "\(argument.mode.keyword)\(id: argument.name) \(argument.type.sql)\(filling)"
    }
    let behaviour: SQL = """
      LANGUAGE \(SQL(trusted: language.rawValue)) \(volatility.keyword)\(nullInput.keyword) \
      PARALLEL \(SQL(trusted: parallelism.rawValue))\(rights == .ofOwner ? " SECURITY DEFINER" : "")
      """
    let set = settings.map { "SET \($0.name) = \($0.value)" as SQL }
    let returns: SQL = "RETURNS \(result.sql)"
    let isShort = returns.text.count + behaviour.text.count < 96 && !returns.text.contains("\n")
    let clauses: [SQL] =
      ["\(create) \(name)(\(declared.joined()))"]
      + (isShort ? ["\(returns) \(behaviour)"] : [returns, behaviour])
      + (set.isEmpty ? [] : [SQL.filled(set, separator: "", margin: "  ")])
    return "\(clauses.joined(separator: "\n  "))\nAS "
  }

  /// The name with the types by which the server tells functions of one name apart.
  package var signature: SQL {
    "\(name)(\(arguments.map { "\($0.mode.keyword)\($0.type.sql)" as SQL }.joined()))"
  }
}

extension Function.Mode {
  fileprivate var keyword: SQL {
    switch self {
    case .single: ""
    case .variadic: "VARIADIC "
    }
  }
}

extension Function.Volatility {
  fileprivate var keyword: SQL {
    switch self {
    case .always: "IMMUTABLE"
    case .withinStatement: "STABLE"
    case .never: "VOLATILE"
    }
  }
}

extension Function.NullInput {
  fileprivate var keyword: SQL {
    switch self {
    case .isPassed: ""
    case .givesNull: " STRICT"
    }
  }
}
