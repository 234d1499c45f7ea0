-- Makes the table of predicates say what the vocabulary says.
-- in:  :name, :label, :inverse, :family, :symmetric
INSERT INTO predicate (name, label, inverse, family, symmetric)
VALUES (:name, :label, :inverse, :family, :symmetric)
ON CONFLICT (name) DO UPDATE SET label = excluded.label, inverse = excluded.inverse,
  family = excluded.family, symmetric = excluded.symmetric;
