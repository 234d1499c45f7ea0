-- Drops what was read from a source, before it is read again or another text takes its place: mentions.
-- in:  :source_id INTEGER, :but_marks INTEGER (1: those by which a protect mark stands are kept)
DELETE FROM mention WHERE source_id = :source_id AND NOT (:but_marks AND protection IS NOT NULL);
