-- Requests for guidance and other requests with a deadline, and the cable that answers each by its references.
-- in:  :post TEXT (canonical post that asks), :since TEXT, :until TEXT (days, inclusive), :least REAL (least confidence, 0 to 1);
--      each may be left out
-- out: kind ('guidance', 'deadline'), status ('answered', 'cited': not held, 'unanswered'), wanted (earliest deadline), answer, answer_day,
--      answer_from, through (the asker's own cable in between), days_taken INTEGER, days_late INTEGER, the columns of the view fact
-- The answer is the first later cable from whomever the asking one is addressed to, the Department where nobody is named, that
-- refers to it or to a later cable of the asker's that does. Cited is one of theirs that is not held, that such a later
-- cable of the asker's refers to and no cable up to the asking one. What only editors refer to answers nothing.
WITH
  -- the words of src/vocab/guidance.rs; guidance is asked for where one of these is among the first words of the object
  sought (word) AS MATERIALIZED (
    SELECT value FROM json_each('["guidance", "instructions", "instruction", "authorization", "authority", "authorize", "concurrence", "concur", "clearance", "approval", "approve", "advise", "advice", "instruct", "clarification", "thinking", "reaction", "observations", "comments", "views"]')
  ),
  -- materialized, so that each object is made ready once and not for each word; what has no recipient asks nobody for guidance
  request (edge_id, cable_id, own_id, asked_on, deadline, subject_id, recipient_id, words) AS MATERIALIZED (
    SELECT edge.edge_id, edge.cable_id, own.meant_id, cable.date, edge.deadline, edge.subject_id, edge.recipient_id,
           CASE WHEN edge.recipient_id IS NOT NULL THEN ' ' || replace(replace(lower(substr(edge.object_text, 1, 70)), ',', ' '), char(10), ' ') || ' ' END
    FROM edge
    JOIN cable ON cable.cable_id = edge.cable_id
    JOIN node AS own ON own.node_id = edge.cable_id
    WHERE own.kind = 'cable' AND edge.predicate = 'requested' AND edge.modality <> 'negated' AND (edge.recipient_id IS NOT NULL OR edge.deadline IS NOT NULL)
      AND (:least IS NULL OR edge.confidence >= :least)
      AND (:post IS NULL OR cable.post = :post OR (:post = 'STATE' AND cable.post GLOB 'STATE*'))
      AND (:since IS NULL OR cable.last_day >= :since)
      AND (:until IS NULL OR cable.first_day <= :until)
  ),
  asked (edge_id, cable_id, asked_on, deadline, kind) AS (
    SELECT request.edge_id, request.own_id, request.asked_on, request.deadline,
           CASE WHEN EXISTS (SELECT 1 FROM sought WHERE instr(request.words, ' ' || sought.word || ' ') > 0)
                     -- of somebody who is addressed, or of those who instruct: "his concurrence", asked of a minister, is no guidance
                     AND EXISTS (SELECT 1
                                 FROM node AS asked_of
                                 WHERE asked_of.node_id = request.recipient_id
                                   AND (asked_of.meant_id IN (SELECT meant_id FROM node WHERE key IN ('body:department of state', 'body:white house', 'place:washington'))
                                        OR EXISTS (SELECT 1
                                                   FROM edge AS head
                                                   CROSS JOIN node AS addressee ON addressee.node_id = head.object_id
                                                   WHERE head.cable_id = request.cable_id AND head.predicate = 'addressed_to'
                                                     AND addressee.meant_id = asked_of.meant_id)))
                     -- the message asks in its own name, and whoever signs it, it is not sent by the one who gives guidance
                     AND EXISTS (SELECT 1
                                 FROM edge AS head
                                 CROSS JOIN node AS sender ON sender.node_id = head.object_id
                                 CROSS JOIN node AS actor ON actor.node_id = request.subject_id
                                 WHERE head.cable_id = request.cable_id AND head.predicate IN ('originated_by', 'signed_by')
                                   AND sender.meant_id = actor.meant_id)
                     AND NOT EXISTS (SELECT 1
                                     FROM edge AS head
                                     CROSS JOIN node AS sender ON sender.node_id = head.object_id
                                     WHERE head.cable_id = request.cable_id AND head.predicate = 'originated_by'
                                       AND sender.key = 'body:department of state')
                THEN 'guidance' ELSE 'deadline' END AS asks
    FROM request
    WHERE asks = 'guidance' OR request.deadline IS NOT NULL
  ),
  asking (cable_id, asked_on, wanted) AS (SELECT cable_id, asked_on, min(deadline) FROM asked GROUP BY cable_id),
  sender (cable_id, sender_id) AS (
    SELECT asking.cable_id, node.meant_id
    FROM asking
    CROSS JOIN edge ON edge.cable_id = asking.cable_id AND edge.predicate = 'originated_by'
    CROSS JOIN node ON node.node_id = edge.object_id
  ),
  named (cable_id, side_id) AS (
    SELECT asking.cable_id, node.meant_id
    FROM asking
    CROSS JOIN edge ON edge.cable_id = asking.cable_id AND edge.predicate = 'addressed_to'
    CROSS JOIN node ON node.node_id = edge.object_id
    UNION
    SELECT asked.cable_id, node.meant_id
    FROM asked
    CROSS JOIN edge ON edge.edge_id = asked.edge_id
    CROSS JOIN node ON node.node_id = edge.recipient_id
  ),
  side (cable_id, side_id) AS (
    SELECT cable_id, side_id FROM named
    UNION
    SELECT asking.cable_id, node.node_id
    FROM asking CROSS JOIN node ON node.key = 'body:department of state'
    WHERE asking.cable_id NOT IN (SELECT cable_id FROM named)
  ),
  -- the cables that refer to the asking one, and to later ones of the asker's that do
  chain (cable_id, asked_on, at_id, through_id, steps) AS (
    SELECT cable_id, asked_on, cable_id, NULL, 0 FROM asking
    UNION
    SELECT chain.cable_id, chain.asked_on, citing.meant_id, CASE WHEN chain.steps = 0 THEN NULL ELSE chain.at_id END, chain.steps + 1
    FROM chain
    CROSS JOIN node AS member ON member.meant_id = chain.at_id
    CROSS JOIN edge ON edge.object_id = member.node_id AND edge.predicate = 'references' AND edge.rule NOT LIKE 'editor%'
    CROSS JOIN node AS citing ON citing.node_id = edge.subject_id
    CROSS JOIN cable ON cable.cable_id = citing.meant_id
    WHERE chain.steps < 3 AND cable.date >= chain.asked_on AND citing.meant_id <> chain.cable_id
      AND (chain.steps = 0
           OR EXISTS (SELECT 1
                      FROM sender
                      CROSS JOIN edge AS head ON head.cable_id = chain.at_id AND head.predicate = 'originated_by'
                      CROSS JOIN node ON node.node_id = head.object_id AND node.meant_id = sender.sender_id
                      WHERE sender.cable_id = chain.cable_id))
  ),
  answer (cable_id, answer_id, through_id, status, place) AS (
    SELECT chain.cable_id, chain.at_id, chain.through_id, 'answered',
           row_number() OVER (PARTITION BY chain.cable_id ORDER BY cable.date, chain.steps, cable.mrn, chain.at_id)
    FROM chain
    CROSS JOIN cable ON cable.cable_id = chain.at_id
    WHERE chain.steps > 0
      AND EXISTS (SELECT 1
                  FROM edge AS head
                  CROSS JOIN node ON node.node_id = head.object_id
                  CROSS JOIN side ON side.side_id = node.meant_id AND side.cable_id = chain.cable_id
                  WHERE head.cable_id = chain.at_id AND head.predicate = 'originated_by')
  ),
  cited (cable_id, answer_id, through_id, place) AS (
    SELECT chain.cable_id, stub.node_id, chain.at_id,
           row_number() OVER (PARTITION BY chain.cable_id ORDER BY later.date, chain.steps, later.mrn, reference.start_byte, stub.node_id)
    FROM chain
    CROSS JOIN cable AS later ON later.cable_id = chain.at_id
    CROSS JOIN edge AS reference ON reference.cable_id = chain.at_id AND reference.predicate = 'references' AND reference.rule NOT LIKE 'editor%'
    CROSS JOIN node AS stub ON stub.node_id = reference.object_id AND stub.held = 0 AND stub.canonical_id IS NULL
    CROSS JOIN cable ON cable.cable_id = stub.node_id
    WHERE chain.steps > 0
      -- the follow-up is the asker's
      AND EXISTS (SELECT 1
                  FROM sender
                  CROSS JOIN edge AS head ON head.cable_id = chain.at_id AND head.predicate = 'originated_by'
                  CROSS JOIN node ON node.node_id = head.object_id AND node.meant_id = sender.sender_id
                  WHERE sender.cable_id = chain.cable_id)
      -- the stub's post is one from which the addressee sends
      AND EXISTS (SELECT 1
                  FROM side
                  CROSS JOIN node ON node.node_id = side.side_id
                  WHERE side.cable_id = chain.cable_id
                    AND ((node.key = 'body:department of state' AND cable.post GLOB 'STATE*')
                         OR EXISTS (SELECT 1
                                    FROM cable AS other
                                    CROSS JOIN edge AS head ON head.cable_id = other.cable_id AND head.predicate = 'originated_by'
                                    CROSS JOIN node AS from_post ON from_post.node_id = head.object_id
                                    WHERE other.post = cable.post AND from_post.meant_id = side.side_id)))
      -- nobody knew of it yet when the question was asked
      AND NOT EXISTS (SELECT 1
                      FROM edge AS early
                      CROSS JOIN cable AS citing ON citing.cable_id = early.cable_id
                      WHERE early.object_id = stub.node_id AND early.predicate = 'references' AND citing.date <= chain.asked_on)
  ),
  found (cable_id, answer_id, through_id, status) AS (
    SELECT cable_id, answer_id, through_id, status FROM answer WHERE place = 1
    UNION ALL
    SELECT cable_id, answer_id, through_id, 'cited' FROM cited WHERE place = 1 AND cable_id NOT IN (SELECT cable_id FROM answer)
  )
SELECT asked.kind, coalesce(found.status, 'unanswered') AS status, asking.wanted AS wanted,
       coalesce(reply.given_name, reply.name) AS answer, answering.date AS answer_day,
       (SELECT min(coalesce(sender.given_name, sender.name))
        FROM edge AS head
        CROSS JOIN node AS read_sender ON read_sender.node_id = head.object_id
        CROSS JOIN node AS sender ON sender.node_id = read_sender.meant_id
        WHERE head.cable_id = found.answer_id AND head.predicate = 'originated_by') AS answer_from,
       coalesce(follow_up.given_name, follow_up.name) AS through,
       CAST(julianday(answering.date) - julianday(asked.asked_on) AS INTEGER) AS days_taken,
       CAST(julianday(answering.date) - julianday(asking.wanted) AS INTEGER) AS days_late,
       fact.*
FROM asked
CROSS JOIN asking ON asking.cable_id = asked.cable_id
CROSS JOIN fact ON fact.edge_id = asked.edge_id
LEFT JOIN found ON found.cable_id = asked.cable_id
LEFT JOIN node AS reply ON reply.node_id = found.answer_id
LEFT JOIN cable AS answering ON answering.cable_id = found.answer_id AND found.status = 'answered'
LEFT JOIN node AS follow_up ON follow_up.node_id = found.through_id
ORDER BY asked.asked_on IS NULL, asked.asked_on, fact.cable, fact.start_byte, fact.edge_id;
