-- Where the texts stand of cables, or of sections of them, that no text leads: the one that led is gone.
-- scan: source
-- out: path TEXT
SELECT DISTINCT path
FROM source
WHERE leads = 0 AND format <> 'holders'
  AND NOT EXISTS (SELECT 1
                  FROM source AS other
                  WHERE other.cable_id = source.cable_id AND other.leads = 1
                    AND other.section_number IS source.section_number)
ORDER BY path;
