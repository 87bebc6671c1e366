import CPgQuery

/// A node of a syntax tree, valid as long as its tree.
///
/// Its members are those of libpg_query's message, named after PostgreSQL's parse nodes. A nested message
/// is a node, and a C string is a `String`, empty if absent.
@dynamicMemberLookup
struct Node<Message> {
  let message: UnsafePointer<Message>

  subscript<Value>(dynamicMember member: KeyPath<Message, Value>) -> Value {
    message.pointee[keyPath: member]
  }

  subscript<Child>(
    dynamicMember member: KeyPath<Message, UnsafeMutablePointer<Child>?>
  ) -> Node<Child>? {
    message.pointee[keyPath: member].map { Node<Child>(message: $0) }
  }

  subscript(dynamicMember member: KeyPath<Message, UnsafeMutablePointer<CChar>?>) -> String {
    message.pointee[keyPath: member].map { String(cString: $0) } ?? ""
  }

  subscript(dynamicMember member: KeyPath<Message, UnsafeMutablePointer<PgQuery__Node>?>)
    -> AnyNode?
  {
    message.pointee[keyPath: member].map { AnyNode(in: $0) }
  }

  /// The nodes of a list.
  ///
  /// libpg_query keeps the length in a second member.
  func list(
    _ count: KeyPath<Message, Int>,
    _ items: KeyPath<Message, UnsafeMutablePointer<UnsafeMutablePointer<PgQuery__Node>?>?>
  ) -> [AnyNode] {
    guard let first = message.pointee[keyPath: items] else { return [] }
    return (0..<message.pointee[keyPath: count]).compactMap { first[$0].map { AnyNode(in: $0) } }
  }

  var any: AnyNode { AnyNode(UnsafeRawPointer(message)) }
}

/// A node of any kind.
struct AnyNode {
  private let message: UnsafePointer<ProtobufCMessage>

  /// Makes a node from its message.
  ///
  /// Every protobuf-c message begins with a `ProtobufCMessage`.
  init(_ message: UnsafeRawPointer) {
    self.message = message.assumingMemoryBound(to: ProtobufCMessage.self)
  }

  /// Makes a node from the content of a wrapper.
  init(in wrapper: UnsafePointer<PgQuery__Node>) {
    // Whatever it holds, the union has one pointer to it; a gap in a list holds nothing.
    let content = wrapper.pointee.alias.map { UnsafeRawPointer($0) }
    self.init(content ?? UnsafeRawPointer(wrapper))
  }

  /// PostgreSQL's name of the node's kind, without underscores: `SelectStmt`, `AConst`.
  var kind: String { String(cString: descriptor.short_name) }

  /// The node with its type; nil if it has another type.
  func `as`<Message>(_ type: Message.Type) -> Node<Message>? {
    guard String(cString: descriptor.c_name) == "\(type)" else { return nil }
    return Node(message: UnsafeRawPointer(message).assumingMemoryBound(to: type))
  }

  private var descriptor: ProtobufCMessageDescriptor { message.pointee.descriptor.pointee }
}

// MARK: Whatever is within

extension AnyNode {
  /// The direct children, in the order of their members.
  var children: [AnyNode] {
    fields.flatMap { field -> [AnyNode] in
      guard field.type == PROTOBUF_C_TYPE_MESSAGE else { return [] }
      return pointers(of: field).map { pointer in
        AnyNode(pointer).unwrapped
      }
    }
  }

  /// The texts of this node's own members.
  var texts: [String] {
    fields.flatMap { field -> [String] in
      guard field.type == PROTOBUF_C_TYPE_STRING else { return [] }
      return pointers(of: field).map { String(cString: $0.assumingMemoryBound(to: CChar.self)) }
        .filter { !$0.isEmpty }
    }
  }

  /// Visits the node and its descendants, parents first.
  ///
  /// `visit` returns false to skip a node's children.
  func walk(_ visit: (AnyNode) -> Bool) {
    guard visit(self) else { return }
    for child in children { child.walk(visit) }
  }

  private var unwrapped: AnyNode {
    self.as(PgQuery__Node.self).map { AnyNode(in: $0.message) } ?? self
  }

  private var fields: UnsafeBufferPointer<ProtobufCFieldDescriptor> {
    UnsafeBufferPointer(start: descriptor.fields, count: Int(descriptor.n_fields))
  }

  /// The pointers that a member holds: none, one, or those of a list.
  private func pointers(of field: ProtobufCFieldDescriptor) -> [UnsafeRawPointer] {
    let start = UnsafeRawPointer(message)
    let member = start + Int(field.offset)
    if field.label == PROTOBUF_C_LABEL_REPEATED {
      let count = (start + Int(field.quantifier_offset)).load(as: Int.self)
      guard count > 0, let first = member.load(as: UnsafePointer<UnsafeRawPointer?>?.self) else {
        return []
      }
      return (0..<count).compactMap { first[$0] }
    }
    let isOneOf = field.flags & UInt32(PROTOBUF_C_FIELD_FLAG_ONEOF.rawValue) != 0
    if isOneOf, (start + Int(field.quantifier_offset)).load(as: UInt32.self) != field.id {
      return []
    }
    return member.load(as: UnsafeRawPointer?.self).map { [$0] } ?? []
  }
}
