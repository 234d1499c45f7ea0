-- Says whether the graph is built from a source.
-- in:  :source_id INTEGER, :leads INTEGER
UPDATE source SET leads = :leads WHERE source_id = :source_id;
