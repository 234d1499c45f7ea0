-- References to numbers that two messages may bear: another is held, or what is held is not of the days before.
-- Indices are named: without, all cables that have no number, or all of a post and year, might be gone through for each.
-- in:  :days INTEGER (what was sent within so many days before may be meant without more)
-- scan: edge (references are found by predicate)
-- out: citing_id INTEGER, cited_id INTEGER, name (of what is cited now), day (of who cites), year INTEGER, post, serial INTEGER,
--      held (JSON array of [node, day, whether a new numbering had come to this number before it was cited]),
--      words (JSON array: the sentences that refer, and what stands behind them)
WITH
  suspect (citing_id, cited_id, day, year, post, serial, start) AS (
    SELECT DISTINCT edge.cable_id, edge.object_id, citing.date, own.year, own.post, own.serial,
           -- as src/vocab/numbering.rs has it
           CASE
             WHEN citing.date >= '1969' THEN substr(citing.date, 1, 4) || '-01-01'
             WHEN citing.date >= '1967-07' THEN '1967-07-01'
             WHEN substr(citing.date, 6, 2) >= '07' THEN substr(citing.date, 1, 4) || '-07-01'
             ELSE (CAST(substr(citing.date, 1, 4) AS INTEGER) - 1) || '-07-01'
           END
    FROM edge
    CROSS JOIN cable AS own ON own.cable_id = edge.object_id AND own.serial IS NOT NULL AND own.year IS NOT NULL
    CROSS JOIN cable AS citing ON citing.cable_id = edge.cable_id AND citing.date IS NOT NULL
    WHERE edge.predicate = 'references' AND edge.rule NOT LIKE 'editor%'
      AND (own.mrn IS NULL
           OR julianday(citing.date) - julianday(own.date) NOT BETWEEN 0 AND :days
           OR EXISTS (SELECT 1 FROM cable AS twin INDEXED BY cable_post
                      WHERE twin.post = own.post AND twin.serial = own.serial AND twin.year = own.year AND twin.mrn IS NULL))
  )
SELECT suspect.citing_id, suspect.cited_id, node.name, suspect.day, suspect.year, suspect.post, suspect.serial,
       (SELECT json_group_array(json_array(bearer.node_id, twin.date,
                 twin.date < suspect.start
                 AND EXISTS (SELECT 1 FROM cable AS later INDEXED BY cable_numbering
                             WHERE later.post = suspect.post AND later.serial >= suspect.serial AND later.year = suspect.year
                               AND later.date BETWEEN suspect.start AND suspect.day)))
        FROM cable AS twin INDEXED BY cable_post
        CROSS JOIN node AS bearer ON bearer.node_id = twin.cable_id AND bearer.held = 1
        WHERE twin.post = suspect.post AND twin.serial = suspect.serial AND twin.year = suspect.year
          AND twin.date IS NOT NULL AND twin.cable_id <> suspect.citing_id) AS held,
       (SELECT json_group_array(CAST(substr(CAST(source_text.text AS BLOB), edge.start_byte + 1, edge.end_byte - edge.start_byte + 40) AS TEXT))
        FROM edge
        CROSS JOIN source_text ON source_text.source_id = edge.source_id
        WHERE edge.cable_id = suspect.citing_id AND edge.object_id = suspect.cited_id AND edge.predicate = 'references') AS words
FROM suspect
CROSS JOIN node ON node.node_id = suspect.cited_id
ORDER BY suspect.citing_id, suspect.cited_id;
