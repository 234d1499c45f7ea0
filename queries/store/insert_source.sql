-- Records a document that was read.
-- in:  :cable_id, :path, :ordinal, :document, :format, :encoding, :sha256, :stated_mrn, :stated_date, :supplier,
--      :bytes, :section_number, :section_count, :leads, :read_at
INSERT INTO source (cable_id, path, ordinal, document, format, encoding, sha256, stated_mrn, stated_date, supplier,
                    bytes, section_number, section_count, leads, read_at)
VALUES (:cable_id, :path, :ordinal, :document, :format, :encoding, :sha256, :stated_mrn, :stated_date, :supplier,
        :bytes, :section_number, :section_count, :leads, :read_at);
