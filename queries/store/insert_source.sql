-- Records a document that was read; whether it leads is settled behind.
-- in:  :cable_id, :path, :ordinal, :document, :format, :encoding, :sha256, :stated_mrn, :stated_date, :stated_id, :supplier,
--      :bytes, :section_number, :section_count, :read_at, :reader
INSERT INTO source (cable_id, path, ordinal, document, format, encoding, sha256, stated_mrn, stated_date, stated_id, supplier,
                    bytes, section_number, section_count, leads, read_at, reader)
VALUES (:cable_id, :path, :ordinal, :document, :format, :encoding, :sha256, :stated_mrn, :stated_date, :stated_id, :supplier,
        :bytes, :section_number, :section_count, 0, :read_at, :reader);
