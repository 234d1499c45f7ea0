-- Marks whom the texts mark now; what the user lifted marks nobody.
-- scan: node mention (the marked ones are few and found by the partial indices)
UPDATE node SET protection = (
  SELECT max(mention.protection)
  FROM mention
  JOIN source ON source.source_id = mention.source_id
  JOIN node AS cable ON cable.node_id = source.cable_id
  WHERE mention.node_id = node.node_id AND mention.protection IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM decision
                    WHERE decision.kind = 'unprotect' AND decision.subject_key = node.key AND decision.object_key = cable.key))
WHERE node.protection IS NOT NULL
   OR node.node_id IN (SELECT mention.node_id FROM mention WHERE mention.protection IS NOT NULL);
