import PostgresSchema
import VaultModel
import VaultSQL

/// Who may do what with a vault's objects, worked out from the finished list of them.
///
/// Every table with a tenant key has row-level security by construction, whoever declared it.
enum Access {
  static let remark = """
    Readers see the tenant that app.tenant_hk names, what all tenants share, and the ghosts; without
    a tenant they see nothing. Loaders and owners see and write all tenants. Whoever made the tables
    owns them and is bound by no policy. Of the bookkeeping, which all vaults of a database share,
    the roles of a vault see and change the vault's own rows.
    """

  static let rolesRemark = """
    Nobody logs in as one of these: grant them to those who do. They belong to the whole server.
    """
}

extension CompiledVault {
  var requiredRoles: RequiredRoles {
    RequiredRoles([conventions.roles.owner, conventions.roles.loader, conventions.roles.reader])
  }

  /// Row-level security and grants for everything that the sections hold.
  func access(to objects: [SchemaObject]) -> [SchemaObject] {
    let content = AccessedContent(objects)
    let ofAllTenants = tablesOfAllTenants
    let secured = content.tables.filter(\.hasTenant).map(\.name)
    let ofTenants = [
      rowSecurity(of: secured.filter { !ofAllTenants.contains($0) }, isOfAllTenants: false),
      rowSecurity(of: secured.filter { ofAllTenants.contains($0) }, isOfAllTenants: true),
    ]
    let all = ofTenants + BookkeepingRows.security(of: self)
    return all.byPolicies.map { .rowSecurity($0) } + grants(on: content).map { .grant($0) }
  }

  /// The rows that the session's reader may see, as a condition on a tenant key.
  ///
  /// What all tenants share is the system tenant's; what else that tenant has only it may see. The
  /// sub-select is worked out once for a query, not once for a row.
  func isVisible(_ tenantKey: SQL, isOfAllTenants: Bool = false) -> SQL {
    let shared = isOfAllTenants ? systemTenantKey : nil
    let tenants: SQL = "SELECT \(UtilityName.visibleTenants)(\(shared ?? ""))"
    return "\(tenantKey) = ANY ((\(tenants))::bytea[])"
  }

  private func rowSecurity(of tables: [QualifiedName], isOfAllTenants: Bool) -> RowSecurity {
    let roles = conventions.roles
    return RowSecurity(
      on: tables,
      [
        Policy(
          "tenant_readers", for: .reading, to: [roles.reader],
          where: isVisible(
            .identifier(StandardColumn.tenantKey), isOfAllTenants: isOfAllTenants)),
        Policy("all_tenants", for: .everything, to: [roles.loader, roles.owner], where: "true"),
      ])
  }
}

extension [RowSecurity] {
  /// One for all tables that have the same policies.
  fileprivate var byPolicies: [RowSecurity] {
    reduce(into: []) { all, security in
      if let place = all.firstIndex(where: { $0.policies == security.policies }) {
        all[place].tables += security.tables
      } else {
        all.append(security)
      }
    }.filter { !$0.tables.isEmpty }
  }
}

// MARK: Grants

extension CompiledVault {
  private func grants(on content: AccessedContent) -> [Grant] {
    grantsOnNamespaces(content) + grantsOnRelations(content) + updateGrants(content)
      + content.functionsWithOwnersRights.map {
        Grant([.execute], on: .function($0), to: conventions.roles.owner, conventions.roles.loader)
      } + Bookkeeping.grants(to: conventions.roles)
  }

  private func grantsOnNamespaces(_ content: AccessedContent) -> [Grant] {
    let roles = conventions.roles
    let open = content.namespaces.filter { $0 != Bookkeeping.schema }
    return [
      Grant([.usage], on: .namespaces(content.namespaces), to: roles.owner, roles.loader),
      Grant([.usage], on: .namespaces(open), to: roles.reader),
    ]
  }

  private func grantsOnRelations(_ content: AccessedContent) -> [Grant] {
    let roles = conventions.roles
    let tables = content.tables.map(\.name)
    let rebuilt = tables.filter { rebuildable.contains($0) }
    let kept = tables.filter { !rebuildable.contains($0) }
    let all = [
      Grant([.all], on: .relations(tables + content.views + content.stored), to: roles.owner),
      Grant([.select], on: .relations(tables + content.views), to: roles.loader, roles.reader),
      Grant([.select], on: .relations(content.stored), to: roles.loader),
      Grant([.insert], on: .relations(kept), to: roles.loader),
      Grant([.insert, .update, .delete], on: .relations(rebuilt), to: roles.loader),
    ]
    return all.filter { $0.objects != .relations([]) }
  }

  /// The columns that the loader updates: the end of a version, and the newest state of a code.
  private func updateGrants(_ content: AccessedContent) -> [Grant] {
    let loader = conventions.roles.loader
    let newestOnly = references.filter { $0.history == nil }
    let ofVersions = content.tables.filter { table in
      !rebuildable.contains(table.name)
        && table.columns.contains { $0.name == StandardColumn.loadEndDate }
    }
    let closing = Grant(
      [.updateOf([StandardColumn.loadEndDate])], on: .relations(ofVersions.map(\.name)), to: loader)
    return (ofVersions.isEmpty ? [] : [closing])
      + content.tables.compactMap { table in
        guard !rebuildable.contains(table.name) else { return nil }
        var columns: [String] = []
        if let reference = newestOnly.first(where: { QualifiedName($0.table) == table.name }) {
          columns =
            reference.attributes.map(\.name) + [
              StandardColumn.loadDate, StandardColumn.recordSource,
            ]
        }
        guard !columns.isEmpty else { return nil }
        return Grant([.updateOf(columns)], on: .relations([table.name]), to: loader)
      }
  }

  /// Tables of query assistance, which the loader's role brings up to date.
  private var rebuildable: Set<QualifiedName> {
    Set(
      (calendars.map(\.table) + pointInTimes.map(\.table) + bridges.map(\.table))
        .map { QualifiedName($0) })
  }
}

/// A vault's own objects, sorted by what rights there are on them.
private struct AccessedContent {
  var namespaces: [String] = []
  var tables: [Table] = []
  var views: [QualifiedName] = []
  /// Materialised views, which know no row-level security and so are no reader's.
  var stored: [QualifiedName] = []
  var functionsWithOwnersRights: [Function] = []

  init(_ objects: [SchemaObject]) {
    for object in objects {
      switch object {
      case .namespace(let namespace): namespaces.append(namespace.name)
      case .table(let table) where table.ownership == .own: tables.append(table)
      case .view(let view): views.append(view.name)
      case .materializedView(let view): stored.append(view.name)
      case .function(let function) where function.rights == .ofOwner:
        functionsWithOwnersRights.append(function)
      case .codeBlock, .installedExtension, .function, .table, .index, .rows, .roles, .rowSecurity,
        .grant, .foreignKey:
        break
      }
    }
  }
}

extension Table {
  fileprivate var hasTenant: Bool { columns.contains { $0.name == StandardColumn.tenantKey } }
}

extension Bookkeeping {
  /// The loader writes what it did; nobody but it and the owner reads it.
  static func grants(to roles: Roles) -> [Grant] {
    [
      Grant([.all], on: .relations(tables), to: roles.owner),
      Grant([.select], on: .relations(tables), to: roles.loader),
      Grant([.insert], on: .relations(writtenByLoader), to: roles.loader),
      Grant([.update], on: .relations(updatedByLoader), to: roles.loader),
      // What was refused stays as it came; what became of it is written beside it.
      Grant(
        [.updateOf(resolutionColumns.map(\.name))], on: .relations([quarantine]), to: roles.loader),
    ]
  }
}
