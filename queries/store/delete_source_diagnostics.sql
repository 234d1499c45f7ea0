-- Drops what was read from a source, before it is read again: diagnostics.
-- in:  :source_id INTEGER, :but_marks INTEGER (1: those of protect marks are kept)
DELETE FROM diagnostic WHERE source_id = :source_id AND NOT (:but_marks AND code = 'X010');
