-- Records what the user settled; the last word counts.
-- in:  :kind, :subject_key, :object_key, :value, :decided_at
INSERT INTO decision (kind, subject_key, object_key, value, decided_at)
VALUES (:kind, :subject_key, :object_key, :value, :decided_at);
