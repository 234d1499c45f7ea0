-- How much the database holds.
-- out: what, rows INTEGER
-- scan: node source paragraph mention edge diagnostic decision (all of it is counted)
SELECT 'cables held' AS what, count(*) AS rows FROM node WHERE kind = 'cable' AND held = 1 AND canonical_id IS NULL
UNION ALL SELECT 'cables cited, not held', count(*) FROM node WHERE kind = 'cable' AND held = 0 AND canonical_id IS NULL
UNION ALL SELECT 'other documents held', count(*) FROM node WHERE kind = 'document' AND held = 1 AND canonical_id IS NULL
UNION ALL SELECT 'documents read', count(*) FROM source
UNION ALL SELECT 'people', count(*) FROM node WHERE kind = 'person' AND key NOT LIKE 'holder:%' AND canonical_id IS NULL
UNION ALL SELECT 'people not named', count(*) FROM node WHERE key LIKE 'holder:%' AND canonical_id IS NULL
UNION ALL SELECT 'bodies', count(*) FROM node WHERE kind = 'body' AND canonical_id IS NULL
UNION ALL SELECT 'initiatives', count(*) FROM node WHERE kind = 'initiative' AND canonical_id IS NULL
UNION ALL SELECT 'places', count(*) FROM node WHERE kind = 'place' AND canonical_id IS NULL
UNION ALL SELECT 'topics', count(*) FROM node WHERE kind = 'topic' AND canonical_id IS NULL
UNION ALL SELECT 'events', count(*) FROM node WHERE kind = 'event' AND canonical_id IS NULL
UNION ALL SELECT 'mentions', count(*) FROM mention
UNION ALL SELECT 'references', count(*) FROM edge WHERE predicate = 'references'
UNION ALL SELECT 'acts', count(*) FROM edge JOIN predicate ON predicate.name = edge.predicate WHERE predicate.family = 'act'
UNION ALL SELECT 'statements', count(*) FROM edge
UNION ALL SELECT 'diagnostics', count(*) FROM diagnostic
UNION ALL SELECT 'decisions of yours', count(*) FROM decision
ORDER BY what;
