-- What the user settled, in order.
-- out: decision_id INTEGER, kind TEXT, subject_key TEXT, object_key TEXT, value TEXT, decided_at TEXT
SELECT decision_id, kind, subject_key, object_key, value, decided_at
FROM decision
ORDER BY decision_id;
