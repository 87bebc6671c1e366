import CYAML

extension YAMLNode {
  /// Reads a text of one document; nil where it has none.
  ///
  /// Anchors and aliases, keys that are no plain texts, and keys that stand twice are refused.
  ///
  /// - Throws: `YAMLError`.
  package init?(parsing text: String) throws(YAMLError) {
    let events = try YAMLEvents(text)
    try events.skip(to: YAML_DOCUMENT_START_EVENT)
    guard events.kind == YAML_DOCUMENT_START_EVENT else { return nil }
    try events.advance()
    self = try Self.read(events, depth: 0)
    try events.advance()
    try events.advance()
    guard events.kind == YAML_STREAM_END_EVENT else {
      throw events.error("a second document; write one file for each")
    }
  }

  /// The value that begins with the event at hand; what follows its last event is not read.
  private static func read(_ events: YAMLEvents, depth: Int) throws(YAMLError) -> YAMLNode {
    guard depth < 32 else { throw events.error("nested too deep") }
    let place = events.place
    guard !events.hasAnchor else {
      throw events.error("anchors and aliases are not read; write the value out")
    }
    switch events.kind {
    case YAML_SCALAR_EVENT:
      return YAMLNode(content: .scalar(events.scalar), place: place)
    case YAML_SEQUENCE_START_EVENT:
      return YAMLNode(content: .sequence(try items(events, depth: depth)), place: place)
    case YAML_MAPPING_START_EVENT:
      return YAMLNode(content: .mapping(try entries(events, depth: depth)), place: place)
    default:
      throw events.error("expected a value")
    }
  }

  private static func items(_ events: YAMLEvents, depth: Int) throws(YAMLError) -> [YAMLNode] {
    var items: [YAMLNode] = []
    try events.advance()
    while events.kind != YAML_SEQUENCE_END_EVENT {
      items.append(try read(events, depth: depth + 1))
      try events.advance()
    }
    return items
  }

  private static func entries(_ events: YAMLEvents, depth: Int) throws(YAMLError) -> [Entry] {
    var entries: [Entry] = []
    try events.advance()
    while events.kind != YAML_MAPPING_END_EVENT {
      let key = try read(events, depth: depth + 1)
      guard case .scalar(let name) = key.content else {
        throw YAMLError(place: key.place, reason: "a key must be a text")
      }
      guard !entries.contains(where: { $0.key == name }) else {
        throw YAMLError(place: key.place, reason: "the key \"\(name)\" stands twice")
      }
      try events.advance()
      let value = try read(events, depth: depth + 1)
      entries.append(Entry(key: name, keyPlace: key.place, value: value))
      try events.advance()
    }
    return entries
  }
}

/// libyaml's parser with the event at hand.
private final class YAMLEvents {
  private let parser: UnsafeMutablePointer<yaml_parser_t> = .allocate(capacity: 1)
  private let event: UnsafeMutablePointer<yaml_event_t> = .allocate(capacity: 1)
  /// The parser reads from it as long as it lives.
  private let text: UnsafeMutableBufferPointer<UInt8>

  /// Stands on the event that begins the stream.
  init(_ text: String) throws(YAMLError) {
    let bytes = Array(text.utf8)
    self.text = .allocate(capacity: bytes.count)
    _ = self.text.initialize(from: bytes)
    event.initialize(to: yaml_event_t())
    parser.initialize(to: yaml_parser_t())
    guard yaml_parser_initialize(parser) == 1 else {
      preconditionFailure("libyaml is out of memory")
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, self.text.baseAddress, self.text.count)
    try advance()
  }

  deinit {
    yaml_event_delete(event)
    yaml_parser_delete(parser)
    event.deallocate()
    parser.deallocate()
    text.deallocate()
  }

  var kind: yaml_event_type_t { event.pointee.type }

  var place: YAMLPlace { YAMLPlace(event.pointee.start_mark) }

  /// The characters of a scalar.
  var scalar: String {
    let scalar = event.pointee.data.scalar
    return String(
      decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
  }

  var hasAnchor: Bool {
    switch kind {
    case YAML_ALIAS_EVENT: true
    case YAML_SCALAR_EVENT: event.pointee.data.scalar.anchor != nil
    case YAML_SEQUENCE_START_EVENT: event.pointee.data.sequence_start.anchor != nil
    case YAML_MAPPING_START_EVENT: event.pointee.data.mapping_start.anchor != nil
    default: false
    }
  }

  func error(_ reason: String) -> YAMLError { YAMLError(place: place, reason: reason) }

  /// Moves to the next event.
  func advance() throws(YAMLError) {
    yaml_event_delete(event)
    guard yaml_parser_parse(parser, event) == 1 else {
      let problem = parser.pointee.problem.map { String(cString: $0) } ?? "it cannot be read"
      throw YAMLError(place: YAMLPlace(parser.pointee.problem_mark), reason: problem)
    }
  }

  /// Moves on until an event of a kind, or to the stream's end.
  func skip(to wanted: yaml_event_type_t) throws(YAMLError) {
    while kind != wanted, kind != YAML_STREAM_END_EVENT { try advance() }
  }
}

extension YAMLPlace {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}
