-- A load that was killed before its end has stored whole documents, and has not joined what they name: the next one does.
CREATE TABLE unfinished (
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  since TEXT NOT NULL                         -- when the first batch of the load was stored, RFC 3339
) STRICT;
