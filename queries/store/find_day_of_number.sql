-- The day of the message that is read under a number now.
-- in:  :mrn TEXT    out: date TEXT
SELECT cable.date
FROM cable JOIN source ON source.cable_id = cable.cable_id
WHERE cable.mrn = :mrn AND source.leads = 1
ORDER BY source.source_id
LIMIT 1;
