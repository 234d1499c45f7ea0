-- Who held which office from when to when, as lists that the user loads have it, and whom that settles.
-- The list itself is a row of source: its text stays, so that what is taken from it can be proved by the very line.
CREATE TABLE holder (
  holder_id  INTEGER PRIMARY KEY,
  source_id  INTEGER NOT NULL REFERENCES source (source_id) ON DELETE CASCADE, -- the list
  line       INTEGER NOT NULL CHECK (line > 1),  -- of the list, from 1
  start_byte INTEGER NOT NULL CHECK (start_byte >= 0), -- the line in source_text.text, half-open
  end_byte   INTEGER NOT NULL,
  place      TEXT NOT NULL,                      -- country or organisation, as the list has it
  person     TEXT NOT NULL,                      -- the list's own name for the person, else the name in full
  surname    TEXT NOT NULL CHECK (surname <> ''),
  name       TEXT NOT NULL CHECK (name <> ''),   -- in full, given names first
  role       TEXT NOT NULL,                      -- as the list has it
  first_day  TEXT NOT NULL CHECK (first_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  last_day   TEXT CHECK (last_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- NULL: still holds it
  CHECK (end_byte > start_byte),
  CHECK (last_day IS NULL OR last_day >= first_day)
) STRICT;
CREATE INDEX holder_source ON holder (source_id);
CREATE INDEX holder_surname ON holder (surname);

-- Signers whom a list names, and why; found anew after every import and load.
CREATE TABLE settled (
  node_id   INTEGER PRIMARY KEY REFERENCES node (node_id) ON DELETE CASCADE,
  holder_id INTEGER NOT NULL REFERENCES holder (holder_id) ON DELETE CASCADE,
  reason    TEXT NOT NULL
) STRICT;
CREATE INDEX settled_holder ON settled (holder_id);
