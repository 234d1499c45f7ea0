-- The nodes that go by a name, those most often named and told of first.
-- in:  :folded TEXT (lower case, no accents, single blanks)
-- out: entity_id INTEGER, kind TEXT, key TEXT, name TEXT, held INTEGER, protection TEXT, mentions INTEGER, statements INTEGER
-- Many nodes are one person: what is asked of all of them is asked once for the person, not for each.
WITH named (entity_id, mentions, statements) AS MATERIALIZED (
       SELECT node.meant_id,
              sum((SELECT count(*) FROM mention WHERE mention.node_id = node.node_id)),
              sum((SELECT count(*) FROM edge WHERE edge.subject_id = node.node_id)
                  + (SELECT count(*) FROM edge WHERE edge.object_id = node.node_id))
       FROM alias CROSS JOIN node ON node.node_id = alias.node_id
       WHERE alias.folded = :folded
       GROUP BY node.meant_id
     )
SELECT named.entity_id, lead.kind, lead.key, coalesce(lead.given_name, lead.name) AS name, lead.held,
       (SELECT max(coalesce(member.protection, member.given_protection)) FROM node AS member
        WHERE member.meant_id = lead.node_id) AS protection,
       named.mentions, named.statements
FROM named CROSS JOIN node AS lead ON lead.node_id = named.entity_id
ORDER BY named.mentions + 2 * named.statements DESC, lead.key;
