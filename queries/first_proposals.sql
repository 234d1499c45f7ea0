-- Who was first to propose each initiative, as far as the cables held here say.
-- in:  :about TEXT (an initiative's name, folded, or key), :least REAL (least confidence, 0 to 1),
--      :all INTEGER (1: every proposal of it, conditional ones too, and not the first alone); each may be left out
-- A description such as "Soviet proposal" is no name by which cables could mean one thing; it is left out where none is asked for.
-- What is proposed must be the thing: its name stands first in the object, behind an article, a plain adjective ("a new", "an early")
-- or a verb that calls for it ("convening of", "that Norvale undertake a", "creating pilot"). "Not to oppose the Summit", "the Plan as
-- an example" or "a relation between the Plan and …" propose something else. Behind the name words that are no node must end, or begin
-- something new: "the Plan since it is …", and not "the Plan schedule".
-- The lists of words are those of src/vocab/fronts.tsv, by which the command `initiative` reads what no query tells: bodies,
-- descriptions, acts that are no proposals.
-- scan: each other (the words of a front, a list)
-- out: initiative, day, proposer, cable, paragraph, portion, quote, modality, edge_id INTEGER
WITH
  -- what an object is, or what its sentence names where it is no node: "a joint U.S.-EU Sund Initiative"
  object (edge_id, node_id) AS (
    SELECT edge.edge_id, edge.object_id FROM edge WHERE edge.predicate = 'proposed' AND edge.object_id IS NOT NULL
    UNION
    SELECT edge.edge_id, mention.node_id
    FROM edge
    CROSS JOIN mention ON mention.source_id = edge.source_id AND mention.start_byte >= edge.start_byte AND mention.end_byte <= edge.end_byte
    WHERE edge.predicate = 'proposed' AND edge.object_id IS NULL AND mention.node_id IS NOT NULL
  ),
  proposal AS (
    SELECT edge.edge_id, node.meant_id AS entity_id, iif(edge.object_id IS NULL, thing.name, fact.object) AS initiative, edge.object_id IS NULL AS is_words,
           coalesce(fact.date, fact.cable_date) AS day,
           fact.subject AS proposer, fact.cable, fact.paragraph, fact.portion, fact.quote, fact.start_byte, fact.modality,
           ' ' || trim(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(edge.object_text), char(10), ' '), ',', ' '), '-', ' '), '"', ' '), '\', ' '), '„', ' '), '“', ' '), '”', ' '), '«', ' '), '»', ' '), '(', ' '), ')', ' '), ':', ' '), ';', ' '), '/', ' '), '''', ''), '’', ''), '.', ''), '  ', ' '), '  ', ' ')) || ' ' AS words,
           -- what leads up to the object in its sentence
           rtrim(lower(replace(substr(fact.quote, 1, max(instr(replace(fact.quote, char(10), ' '), replace(edge.object_text, char(10), ' ')) - 1, 0)), char(10), ' '))) AS lead
    FROM object
    CROSS JOIN edge ON edge.edge_id = object.edge_id
    CROSS JOIN node ON node.node_id = object.node_id
    CROSS JOIN node AS thing ON thing.node_id = node.meant_id
         AND thing.kind IN ('initiative', 'event')
    CROSS JOIN fact ON fact.edge_id = edge.edge_id
    WHERE edge.predicate = 'proposed' AND (edge.modality IN ('asserted', 'intended') OR :all = 1 AND edge.modality = 'conditional')
      AND (:least IS NULL OR edge.confidence >= :least)
      AND (:about IS NOT NULL OR lower(iif(edge.object_id IS NULL, thing.name, fact.object)) NOT GLOB '* proposal*'
           AND lower(iif(edge.object_id IS NULL, thing.name, fact.object)) NOT GLOB '* draft*')
      AND (:about IS NULL
           OR node.meant_id IN (SELECT entity.entity_id FROM alias JOIN entity ON entity.node_id = alias.node_id WHERE alias.folded = :about)
           OR node.meant_id IN (SELECT entity_id FROM meant WHERE key = :about))
  ),
  -- words of another sort, 'behind'
  behind (word) AS MATERIALIZED (
    SELECT value FROM json_each('["since", "because", "so", "if", "when", "while", "before", "after", "until", "unless", "though", "although", "whereby"]')
  ),
  -- what stands before a name of it in the object; an object that has none of its names, "it", is all name, and words that are no node
  -- end with the name
  named (edge_id, entity_id, is_words, front) AS (
    SELECT proposal.edge_id, proposal.entity_id, proposal.is_words, trim(substr(proposal.words, 1, instr(proposal.words, ' ' || alias.folded || ' ')))
    FROM proposal
    CROSS JOIN node ON node.meant_id = proposal.entity_id
    CROSS JOIN alias ON alias.node_id = node.node_id
    WHERE instr(proposal.words, ' ' || alias.folded || ' ') > 0
      AND substr(proposal.words, instr(proposal.words, ' ' || alias.folded || ' ') + length(alias.folded) + 1, 4) <> ' as '
      AND (NOT proposal.is_words
           OR instr(proposal.words, ' ' || alias.folded || ' ') + length(alias.folded) + 1 = length(proposal.words)
           OR EXISTS (SELECT 1 FROM behind
                      WHERE substr(proposal.words, instr(proposal.words, ' ' || alias.folded || ' ') + length(alias.folded) + 1,
                                   length(behind.word) + 2) = ' ' || behind.word || ' '))
    UNION
    SELECT edge_id, entity_id, is_words, '' FROM proposal WHERE NOT is_words AND trim(words) IN ('it', 'this', 'that', 'such')
  ),
  word (edge_id, front, place, word, sort) AS (
    SELECT named.edge_id, named.front, each.key, each.value,
           CASE
             WHEN each.value IN ('not', 'no', 'never', 'against', 'without', 'nor', 'avoid', 'oppose', 'postpone', 'defer', 'cancel') THEN 'against'
             WHEN each.value IN ('undertake', 'establish', 'create', 'hold', 'convene', 'reconvene', 'conclude', 'negotiate', 'launch', 'form',
                                 'found', 'adopt', 'develop', 'introduce', 'initiate', 'start', 'begin', 'open', 'make', 'have', 'sign',
                                 'organize', 'convening', 'reconvening', 'convocation', 'holding', 'establishment', 'establishing', 'creation',
                                 'creating', 'conclusion', 'concluding', 'launching', 'adoption', 'opening', 'calling') THEN 'calls'
             WHEN each.value IN ('the', 'a', 'an', 'this', 'that', 'such', 'of', 'for', 'to', 'its', 'his', 'their', 'our') THEN 'article'
             WHEN each.value IN ('new', 'first', 'second', 'third', 'major', 'joint', 'general', 'formal', 'early', 'special', 'international',
                                 'immediate', 'possible', 'proposed', 'small', 'broad', 'informal', 'draft', 'full') THEN 'plain'
             ELSE 'other'
           END
    FROM named
    CROSS JOIN json_each('["' || replace(named.front, ' ', '","') || '"]') AS each
    WHERE named.front <> ''
  ),
  called (edge_id, front, place) AS (SELECT edge_id, front, max(place) FROM word WHERE sort = 'calls' GROUP BY edge_id, front),
  -- the object is the thing: before its name stand words that call for it, and behind the last of them articles and an adjective
  heads (edge_id, entity_id) AS (
    SELECT edge_id, entity_id FROM named WHERE front = ''
    UNION
    SELECT named.edge_id, named.entity_id
    FROM named
    LEFT JOIN called ON called.edge_id = named.edge_id AND called.front = named.front
    WHERE named.front <> ''
      AND NOT EXISTS (SELECT 1 FROM word WHERE word.edge_id = named.edge_id AND word.front = named.front AND word.sort = 'against')
      -- words that are no node are the thing behind a call for it, or behind articles and adjectives alone: "duration of the Conference"
      AND NOT (named.is_words AND called.place IS NULL
               AND EXISTS (SELECT 1 FROM word
                           WHERE word.edge_id = named.edge_id AND word.front = named.front
                             AND word.word IN ('of', 'for', 'to')))
      -- one other word, an adjective, may stand first, or behind what calls, an article or a plain one, and more that hyphens join to it:
      -- "a joint U.S.-EU"
      AND NOT EXISTS (SELECT 1
                      FROM word
                      LEFT JOIN word AS before ON before.edge_id = word.edge_id AND before.front = word.front AND before.place = word.place - 1
                      CROSS JOIN edge AS told ON told.edge_id = word.edge_id
                      WHERE word.edge_id = named.edge_id AND word.front = named.front AND word.sort = 'other'
                        AND word.place > coalesce(called.place, -1)
                        AND before.sort = 'other'
                        AND instr(replace(lower(told.object_text), '.', ''), before.word || '-' || word.word) = 0)
  ),
  ranked AS (
    SELECT proposal.*,
           row_number() OVER (PARTITION BY entity_id ORDER BY day IS NULL, day, cable, start_byte, edge_id) AS rank
    FROM proposal
    WHERE (edge_id, entity_id) IN (SELECT edge_id, entity_id FROM heads)
      AND NOT EXISTS (SELECT 1 FROM json_each('["with", "between", "to", "at", "in", "against", "from", "about", "re", "under"]') AS other
                      WHERE substr(' ' || proposal.lead, -length(other.value) - 1) = ' ' || other.value)
  )
SELECT initiative, day, proposer, cable, paragraph, portion, quote, modality, edge_id
FROM ranked
WHERE rank = 1 OR :all = 1
ORDER BY day IS NULL, day, initiative, rank;
