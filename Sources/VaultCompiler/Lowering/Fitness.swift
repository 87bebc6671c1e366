import PostgresSchema
import VaultModel

/// What a database must be like before a vault is made in it.
enum Fitness {
  static let remark = """
    Nothing is made in a database that cannot hold this vault. The lock is held until the transaction
    ends: two changes of a schema at once would collide in what all vaults share.
    """
}

extension CompiledVault {
  var fitness: CodeBlock {
    CodeBlock(
      """
      DECLARE
        other record;
      BEGIN
        PERFORM \(AdvisoryLock.schemaChange);
        IF current_setting('server_version_num')::integer < 150000 THEN
          RAISE EXCEPTION 'this vault needs PostgreSQL 15 or newer'
            USING ERRCODE = 'feature_not_supported';
        END IF;
        IF getdatabaseencoding() <> 'UTF8' THEN
          RAISE EXCEPTION 'this vault needs a database in UTF8, and this one is in %', getdatabaseencoding()
            USING ERRCODE = 'feature_not_supported',
              HINT = 'Make one with CREATE DATABASE … ENCODING ''UTF8'' TEMPLATE template0.';
        END IF;
      \(hashSpecCheck)\(extensionCheck)END
      """)
  }

  /// `util.hash_binary` is one for the whole database.
  private var hashSpecCheck: SQL {
    """
      IF to_regclass('\(Bookkeeping.vault)') IS NOT NULL THEN
        SELECT vault_name, hash_spec, hash_algorithm INTO other FROM \(Bookkeeping.vault)
        WHERE (hash_spec, hash_algorithm) <> (\(literal: hashSpec.id.rawValue), \(literal: hashSpec.algorithm.rawValue))
        LIMIT 1;
        IF FOUND THEN
          RAISE EXCEPTION 'vault "%" in this database hashes by % with %, so this vault cannot share it',
            other.vault_name, other.hash_spec, other.hash_algorithm
            USING ERRCODE = 'object_not_in_prerequisite_state',
              HINT = 'Take a database of its own, or the same hash spec and algorithm.';
        END IF;
      END IF;

    """
  }

  /// An extension is one for the whole database too, and stays where it was installed first.
  private var extensionCheck: SQL {
    guard let needed = hashSpec.algorithm.neededExtension else { return "" }
    return """
        IF EXISTS (
          SELECT FROM pg_catalog.pg_extension
          WHERE extname = \(literal: needed.name)
            AND extnamespace IS DISTINCT FROM to_regnamespace(\(literal: needed.schema)))
        THEN
          RAISE EXCEPTION 'extension \(SQL(trusted: needed.name)) is installed in another schema than \(SQL(trusted: needed.schema))'
            USING ERRCODE = 'object_not_in_prerequisite_state',
              HINT = 'CREATE SCHEMA IF NOT EXISTS \(SQL(trusted: needed.schema)); ALTER EXTENSION \(SQL(trusted: needed.name)) SET SCHEMA \(SQL(trusted: needed.schema));';
        END IF;

      """
  }
}
