import PostgresSchema
import SchemaDiff

/// The statement that stops a migration where the database is in another version than it starts from.
struct VersionGuard {
  private let vaultName: String
  private let from: String?
  private let transaction: PlannedStep.Transaction

  init(of vaultName: String, from: String?, transaction: PlannedStep.Transaction) {
    self.vaultName = vaultName
    self.from = from
    self.transaction = transaction
  }

  var sql: SQL { "DO \(SQL.dollarQuoted(body));" }

  private var body: SQL {
    guard let from else { return absence }
    return """

      DECLARE
        held text;
      BEGIN
      \(lock)  SELECT fingerprint INTO held FROM \(Register.vault) WHERE vault_name = \(literal: vaultName);
        IF held IS DISTINCT FROM \(literal: from) THEN
          RAISE EXCEPTION 'vault "%" is in version %, and this migration starts from %',
            \(literal: vaultName), coalesce(held, 'nothing'), \(literal: from)
            USING ERRCODE = 'object_not_in_prerequisite_state',
              HINT = '"vaultc status" shows which migrations are missing.';
        END IF;
      END

      """
  }

  private var absence: SQL {
    """

    BEGIN
    \(lock)  IF to_regclass(\(literal: Register.vault.sql.text)) IS NOT NULL THEN
        IF EXISTS (SELECT FROM \(Register.vault) WHERE vault_name = \(literal: vaultName)) THEN
          RAISE EXCEPTION 'this database holds the vault "%" already', \(literal: vaultName)
            USING ERRCODE = 'object_not_in_prerequisite_state',
              HINT = '"vaultc status" shows which migrations are missing.';
        END IF;
      END IF;
    END

    """
  }

  /// Until the transaction ends; where there is none that lasts, it would mean nothing.
  private var lock: SQL {
    switch transaction {
    case .whole:
      """
        PERFORM \(AdvisoryLock.schemaChange);
        -- Batches of loads end before, or begin after this transaction.
        PERFORM \(TransactionLock.vault(vaultName).exclusive);

      """
    case .none: ""
    }
  }
}
