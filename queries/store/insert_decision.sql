-- Records what the user settled; the last word counts.
-- in:  :kind, :subject_key, :object_key, :value, :decided_at
INSERT INTO decision (kind, subject_key, object_key, value, decided_at)
VALUES (:kind, :subject_key, :object_key, :value, :decided_at)
ON CONFLICT (kind, subject_key, coalesce(object_key, '')) DO UPDATE SET value = excluded.value, decided_at = excluded.decided_at;
