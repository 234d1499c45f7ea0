-- A protect mark that a reading got wrong can be lifted: 'unprotect', of one name in one cable.
CREATE TABLE new_decision (
  decision_id INTEGER PRIMARY KEY,
  kind        TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'rename', 'protect', 'unprotect')),
  subject_key TEXT NOT NULL,                  -- the node decided on
  object_key  TEXT,                           -- merge: the node it is the same as; split: the cable in which it is another; unprotect: the cable whose mark is lifted
  value       TEXT,                           -- rename: the new name
  decided_at  TEXT NOT NULL,
  CHECK ((kind IN ('merge', 'split', 'unprotect')) = (object_key IS NOT NULL)),
  CHECK ((kind = 'rename') = (value IS NOT NULL))
) STRICT;
INSERT INTO new_decision SELECT decision_id, kind, subject_key, object_key, value, decided_at FROM decision;
DROP TABLE decision;
ALTER TABLE new_decision RENAME TO decision;
CREATE UNIQUE INDEX decision_once ON decision (kind, subject_key, coalesce(object_key, ''));

CREATE INDEX mention_marked ON mention (node_id) WHERE protection IS NOT NULL; -- those by which a protect mark stands
