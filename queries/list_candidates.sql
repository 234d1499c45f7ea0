-- Cables and documents that a citation may mean, by any of what it says; one that says nothing may mean any.
-- in:  :post TEXT, :series TEXT (canonical), :serial INTEGER, :year INTEGER (one more and one less are taken too), :first TEXT,
--      :last TEXT (days, inclusive), :who TEXT (surname, folded), :document TEXT; each may be left out
-- out: key, name, held, document, date, year, post, serial, subject, senders (JSON array), addressees (JSON array)
-- scan: cable (all of it is wanted when nothing is asked for)
WITH wanted (cable_id) AS (
  SELECT cable_id FROM cable
  WHERE post IN (:post, :series)
    AND (:serial IS NULL OR length(serial) BETWEEN length(:serial) - 1 AND length(:serial) + 1)
    AND (:year IS NULL OR year IS NULL OR year BETWEEN :year - 1 AND :year + 1)
  UNION
  SELECT cable_id FROM cable WHERE serial = :serial
  UNION
  SELECT cable_id FROM cable
  WHERE :post IS NULL AND :serial IS NULL AND coalesce(:first, :last) IS NOT NULL
    AND date BETWEEN coalesce(:first, '0000') AND coalesce(:last, '9999')
  UNION
  SELECT cable_id FROM cable
  WHERE coalesce(:post, :series, :serial, :first, :last, :who, :document) IS NULL
    AND (:year IS NULL OR year BETWEEN :year - 1 AND :year + 1)
  UNION
  SELECT edge.cable_id
  FROM alias
  JOIN edge ON edge.object_id = alias.node_id AND edge.predicate IN ('signed_by', 'originated_by')
  JOIN cable ON cable.cable_id = edge.cable_id
  WHERE alias.folded = :who AND (:first IS NULL OR cable.date BETWEEN :first AND :last)
  UNION
  SELECT cable_id FROM source WHERE document = :document
)
SELECT meant.key, meant.name, meant.held,
       (SELECT min(source.document) FROM source WHERE source.cable_id = cable.cable_id) AS document,
       cable.date, cable.year, cable.post, cable.serial, cable.subject,
       (SELECT json_group_array(person.name) FROM edge JOIN node AS person ON person.node_id = edge.object_id
        WHERE edge.cable_id = cable.cable_id AND edge.predicate IN ('signed_by', 'originated_by')) AS senders,
       (SELECT json_group_array(person.name) FROM edge JOIN node AS person ON person.node_id = edge.object_id
        WHERE edge.cable_id = cable.cable_id AND edge.predicate IN ('addressed_to', 'informed')) AS addressees
FROM wanted
CROSS JOIN cable ON cable.cable_id = wanted.cable_id
CROSS JOIN entity AS meant ON meant.node_id = cable.cable_id
ORDER BY meant.key;
