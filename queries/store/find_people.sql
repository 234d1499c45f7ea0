-- People whose names end in some words, those most often named and told of first.
-- scan: alias (asked only where nothing goes by the very name)
-- in:  :ending TEXT (folded, a blank before it)
-- out: entity_id INTEGER, kind TEXT, key TEXT, name TEXT, held INTEGER, protection TEXT, names TEXT (JSON array, folded)
WITH named (entity_id, names, weight) AS MATERIALIZED (
       SELECT node.meant_id, json_group_array(DISTINCT alias.folded),
              sum((SELECT count(*) FROM mention WHERE mention.node_id = node.node_id)
                  + 2 * (SELECT count(*) FROM edge WHERE edge.subject_id = node.node_id)
                  + 2 * (SELECT count(*) FROM edge WHERE edge.object_id = node.node_id))
       FROM alias
       CROSS JOIN node ON node.node_id = alias.node_id
       CROSS JOIN node AS lead ON lead.node_id = node.meant_id AND lead.kind = 'person'
       WHERE substr(alias.folded, -length(:ending)) = :ending
       GROUP BY node.meant_id
     )
SELECT named.entity_id, lead.kind, lead.key, coalesce(lead.given_name, lead.name) AS name, lead.held,
       (SELECT max(coalesce(member.protection, member.given_protection)) FROM node AS member
        WHERE member.meant_id = lead.node_id) AS protection,
       named.names, named.weight
FROM named CROSS JOIN node AS lead ON lead.node_id = named.entity_id
ORDER BY named.weight DESC, lead.key;
