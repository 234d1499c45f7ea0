-- Adds a statement with its proof.
-- in:  :source_id, :cable_id, :subject_id, :subject_text, :predicate, :object_id, :object_text, :recipient_id,
--      :recipient_text, :modality, :speaker_id, :speaker_text, :date, :deadline, :paragraph, :portion, :start_byte,
--      :end_byte, :rule, :confidence
INSERT INTO edge (source_id, cable_id, subject_id, subject_text, predicate, object_id, object_text, recipient_id,
                  recipient_text, modality, speaker_id, speaker_text, date, deadline, paragraph, portion, start_byte,
                  end_byte, rule, confidence)
VALUES (:source_id, :cable_id, :subject_id, :subject_text, :predicate, :object_id, :object_text, :recipient_id,
        :recipient_text, :modality, :speaker_id, :speaker_text, :date, :deadline, :paragraph, :portion, :start_byte,
        :end_byte, :rule, :confidence);
