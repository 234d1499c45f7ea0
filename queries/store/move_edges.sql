-- Gives the roles of a node in the statements of one cable to another node.
-- in:  :from_id INTEGER, :to_id INTEGER, :cable_id INTEGER
UPDATE edge
SET subject_id = CASE subject_id WHEN :from_id THEN :to_id ELSE subject_id END,
    object_id = CASE object_id WHEN :from_id THEN :to_id ELSE object_id END,
    recipient_id = CASE recipient_id WHEN :from_id THEN :to_id ELSE recipient_id END,
    speaker_id = CASE speaker_id WHEN :from_id THEN :to_id ELSE speaker_id END
WHERE cable_id = :cable_id AND :from_id IN (subject_id, object_id, recipient_id, speaker_id);
