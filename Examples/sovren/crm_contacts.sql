-- Contacts that are one person: what two CRM systems say of them is the same. Of each set the one that
-- came first is kept, and of those that came at once the one with the smaller key.
SELECT
  duplicate.integration_id AS duplicate_integration_id,
  duplicate.entity_type AS duplicate_entity_type,
  duplicate.entity_id AS duplicate_entity_id,
  kept.integration_id AS kept_integration_id,
  kept.entity_type AS kept_entity_type,
  kept.entity_id AS kept_entity_id
FROM sovren_business.crm_record_now AS duplicate
CROSS JOIN LATERAL (
  SELECT integration_id, entity_type, entity_id, crm_record_hk
  FROM sovren_business.crm_record_now AS other
  WHERE other.tenant_hk = duplicate.tenant_hk
    AND other.entity_type = 'contact'
    AND other.data = duplicate.data
  ORDER BY other.load_date, other.crm_record_hk
  LIMIT 1
) AS kept
WHERE duplicate.entity_type = 'contact'
  AND duplicate.data <> '{}'
  AND duplicate.crm_record_hk <> kept.crm_record_hk
ORDER BY duplicate.entity_id
