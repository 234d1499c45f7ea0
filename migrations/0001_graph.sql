-- The graph and its proof. Every table is public: other programs read them.
-- Offsets are bytes in source_text.text, half-open; days are ISO 8601 (YYYY-MM-DD); moments RFC 3339 in UTC.

-- "CABL": what tells this file from other programs' databases.
PRAGMA application_id = 0x4341424C;

CREATE TABLE predicate (
  name      TEXT PRIMARY KEY,                 -- proposed, references, …
  label     TEXT NOT NULL,                    -- written on an edge, subject to object
  inverse   TEXT NOT NULL,                    -- the same, object to subject
  family    TEXT NOT NULL CHECK (family IN ('head', 'act', 'state')),
  symmetric INTEGER NOT NULL CHECK (symmetric IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE node (
  node_id      INTEGER PRIMARY KEY,
  kind         TEXT NOT NULL CHECK (kind IN ('cable', 'person', 'body', 'initiative', 'place', 'topic', 'event', 'document')),
  key          TEXT NOT NULL UNIQUE,          -- the same in every import of the same text: cable:09USNATO413
  name         TEXT NOT NULL CHECK (name <> ''), -- fullest name read so far
  given_name   TEXT,                          -- name that the user gave it; wins over name
  held         INTEGER NOT NULL DEFAULT 1 CHECK (held IN (0, 1)), -- 0: a cable that is cited and not held
  protection   TEXT CHECK (protection IN ('protect', 'strictly_protect')), -- a source asked not to be named
  given_protection TEXT CHECK (given_protection IN ('protect', 'strictly_protect')), -- the user asked for it
  canonical_id INTEGER REFERENCES node (node_id), -- the node it was merged into; NULL: itself
  meant_id     INTEGER AS (coalesce(canonical_id, node_id)) VIRTUAL -- the node that stands for it
) STRICT;
CREATE INDEX node_canonical ON node (canonical_id) WHERE canonical_id IS NOT NULL; -- those merged
CREATE INDEX node_meant ON node (meant_id); -- from a node to all that are meant by it
CREATE INDEX node_kind ON node (kind, held);
CREATE INDEX node_protected ON node (protection) WHERE protection IS NOT NULL;
CREATE INDEX node_given_protection ON node (given_protection) WHERE given_protection IS NOT NULL;

CREATE TABLE cable (
  cable_id        INTEGER PRIMARY KEY REFERENCES node (node_id),
  mrn             TEXT UNIQUE,                -- canonical number; NULL where the text does not give one
  year            INTEGER CHECK (year BETWEEN 1900 AND 2100), -- four digits
  post            TEXT,                       -- canonical post of the number
  serial          INTEGER CHECK (serial > 0),
  mrn_raw         TEXT,                       -- the number as written
  date            TEXT CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- day of transmission
  date_source     TEXT CHECK (date_source IN ('dtg', 'metadata', 'heading', 'title')),
  classification  TEXT,
  executive_order TEXT,
  declassify_on   TEXT CHECK (declassify_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  subject         TEXT,
  sender          TEXT,                       -- as the FM line writes it
  captions        TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(captions)),     -- JSON array of text
  precedence      TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(precedence)),   -- JSON array of text
  summary         TEXT
) STRICT;
CREATE INDEX cable_date ON cable (date, mrn);
CREATE INDEX cable_post ON cable (post, serial);
CREATE INDEX cable_serial ON cable (serial) WHERE serial IS NOT NULL;

CREATE TABLE source (
  source_id      INTEGER PRIMARY KEY,
  cable_id       INTEGER NOT NULL REFERENCES node (node_id),
  path           TEXT NOT NULL,               -- as given to ingest
  ordinal        INTEGER NOT NULL CHECK (ordinal > 0), -- which document of the file, from 1
  document       TEXT NOT NULL,               -- identity that the input states, else the path
  format         TEXT NOT NULL,
  encoding       TEXT NOT NULL,               -- of the bytes as they came
  sha256         TEXT NOT NULL CHECK (length(sha256) = 64), -- of the bytes as they came
  stated_mrn     TEXT NOT NULL DEFAULT '',    -- stated beside the text; '' where nothing is
  stated_date    TEXT NOT NULL DEFAULT '',
  stated_id      TEXT NOT NULL DEFAULT '',
  supplier       TEXT,                        -- where the supplier has it from
  bytes          INTEGER NOT NULL CHECK (bytes >= 0),
  section_number INTEGER,                     -- of a message sent in sections, from 1
  section_count  INTEGER,
  leads          INTEGER NOT NULL CHECK (leads IN (0, 1)), -- 1: mentions and edges are read from it; 0: another text of a cable, kept beside
  superseded     INTEGER NOT NULL DEFAULT 0 CHECK (superseded IN (0, 1)), -- 1: its place holds other words now
  read_at        TEXT NOT NULL,               -- moment of reading
  UNIQUE (sha256, stated_mrn, stated_date, stated_id),
  CHECK (leads + superseded < 2)
) STRICT;
CREATE INDEX source_cable ON source (cable_id, section_number);
CREATE INDEX source_place ON source (path, document);
CREATE INDEX source_document ON source (document); -- an edition's number, a line's id

-- Apart from source, so that scans of the small table stay small.
CREATE TABLE source_text (
  source_id INTEGER PRIMARY KEY REFERENCES source (source_id) ON DELETE CASCADE,
  text      TEXT NOT NULL                     -- UTF-8, as read
) STRICT;

CREATE VIRTUAL TABLE text_search USING fts5 (
  text, content = 'source_text', content_rowid = 'source_id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE paragraph (
  source_id  INTEGER NOT NULL REFERENCES source (source_id) ON DELETE CASCADE,
  ordinal    INTEGER NOT NULL,                -- from 1, in order
  number     INTEGER,                         -- as printed; NULL where it has none
  portion    TEXT,                            -- C, S/NF; NULL where it has none
  start_byte INTEGER NOT NULL CHECK (start_byte >= 0),
  end_byte   INTEGER NOT NULL,
  PRIMARY KEY (source_id, ordinal),
  CHECK (end_byte > start_byte)
) STRICT, WITHOUT ROWID;

CREATE TABLE alias (
  folded  TEXT NOT NULL,                      -- lower case, no accents, single blanks
  node_id INTEGER NOT NULL REFERENCES node (node_id) ON DELETE CASCADE,
  name    TEXT NOT NULL,                      -- as written
  origin  TEXT NOT NULL CHECK (origin IN ('text', 'user')),
  PRIMARY KEY (folded, node_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_node ON alias (node_id);

CREATE TABLE mention (
  source_id  INTEGER NOT NULL REFERENCES source (source_id) ON DELETE CASCADE,
  start_byte INTEGER NOT NULL CHECK (start_byte >= 0),
  end_byte   INTEGER NOT NULL,
  node_id    INTEGER NOT NULL REFERENCES node (node_id),
  kind       TEXT NOT NULL,
  method     TEXT NOT NULL,                   -- rule that found it
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  protection TEXT CHECK (protection IN ('protect', 'strictly_protect')), -- a mark stands by this very mention
  PRIMARY KEY (source_id, start_byte, end_byte, node_id),
  CHECK (end_byte > start_byte)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_node ON mention (node_id, source_id);

CREATE TABLE edge (
  edge_id        INTEGER PRIMARY KEY,
  source_id      INTEGER NOT NULL REFERENCES source (source_id) ON DELETE CASCADE, -- where the words stand
  cable_id       INTEGER NOT NULL REFERENCES node (node_id), -- the message that says so
  subject_id     INTEGER REFERENCES node (node_id),   -- who acts; NULL where the words name no node
  subject_text   TEXT NOT NULL CHECK (subject_text <> ''),
  predicate      TEXT NOT NULL REFERENCES predicate (name),
  object_id      INTEGER REFERENCES node (node_id),   -- NULL where what is meant has no name of its own
  object_text    TEXT,
  recipient_id   INTEGER REFERENCES node (node_id),   -- to or of whom
  recipient_text TEXT,
  modality       TEXT NOT NULL CHECK (modality IN ('asserted', 'negated', 'conditional', 'intended')),
  speaker_id     INTEGER REFERENCES node (node_id),   -- who says so, where the sentence names a speaker
  speaker_text   TEXT,
  date           TEXT CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),     -- day of the act
  deadline       TEXT CHECK (deadline GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- day by which it is wanted
  paragraph      INTEGER,                             -- number as printed
  portion        TEXT,
  start_byte     INTEGER NOT NULL CHECK (start_byte >= 0), -- the sentence or line that says it
  end_byte       INTEGER NOT NULL,
  rule           TEXT NOT NULL,                       -- rule or frame that made it
  confidence     REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  CHECK (end_byte > start_byte)
) STRICT;
CREATE INDEX edge_subject ON edge (subject_id, predicate) WHERE subject_id IS NOT NULL;
CREATE INDEX edge_object ON edge (object_id, predicate) WHERE object_id IS NOT NULL;
CREATE INDEX edge_recipient ON edge (recipient_id) WHERE recipient_id IS NOT NULL;
CREATE INDEX edge_speaker ON edge (speaker_id) WHERE speaker_id IS NOT NULL;
CREATE INDEX edge_cable ON edge (cable_id, predicate);
CREATE INDEX edge_source ON edge (source_id);
CREATE INDEX edge_predicate ON edge (predicate, cable_id);

-- What a user settled; applied after every import and never overwritten by one. Keys, not ids: they outlive a re-import.
CREATE TABLE decision (
  decision_id INTEGER PRIMARY KEY,
  kind        TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'rename', 'protect')),
  subject_key TEXT NOT NULL,                  -- the node decided on
  object_key  TEXT,                           -- merge: the node it is the same as; split: the cable in which it is another
  value       TEXT,                           -- rename: the new name
  decided_at  TEXT NOT NULL,
  CHECK ((kind IN ('merge', 'split')) = (object_key IS NOT NULL)),
  CHECK ((kind = 'rename') = (value IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX decision_once ON decision (kind, subject_key, coalesce(object_key, ''));

CREATE TABLE diagnostic (
  diagnostic_id INTEGER PRIMARY KEY,
  source_id     INTEGER REFERENCES source (source_id) ON DELETE CASCADE, -- NULL: the input could not be read
  path          TEXT NOT NULL,
  line          INTEGER,                      -- of an input that could not be read, from 1
  code          TEXT NOT NULL,                -- stage letter and number
  message       TEXT NOT NULL,
  start_byte    INTEGER,
  end_byte      INTEGER
) STRICT;
CREATE INDEX diagnostic_source ON diagnostic (source_id);
CREATE INDEX diagnostic_code ON diagnostic (code, path);
CREATE INDEX diagnostic_unread ON diagnostic (path, line) WHERE source_id IS NULL;

-- People of different cables who are one, as the program sees it, and why; found anew after every import.
CREATE TABLE joining (
  node_id INTEGER PRIMARY KEY REFERENCES node (node_id) ON DELETE CASCADE,
  lead_id INTEGER NOT NULL REFERENCES node (node_id) ON DELETE CASCADE, -- the node that stands for it
  reason  TEXT NOT NULL
) STRICT;
CREATE INDEX joining_lead ON joining (lead_id);

-- Nodes as they are now meant: merged ones lead to the one that stands for them. Its key finds all of them.
CREATE VIEW entity AS
SELECT node.node_id,
       node.meant_id AS entity_id,
       lead.kind,
       lead.key,
       coalesce(lead.given_name, lead.name) AS name,
       lead.held,
       (SELECT max(coalesce(member.protection, member.given_protection))
        FROM node AS member
        WHERE member.meant_id = lead.node_id) AS protection -- of any of its names
FROM node
JOIN node AS lead ON lead.node_id = node.meant_id;

-- From a key to all nodes that are meant by it: its own, and those merged into it. CROSS JOIN keeps the order of the join.
CREATE VIEW meant AS
SELECT lead.key, lead.node_id AS entity_id, lead.kind, coalesce(lead.given_name, lead.name) AS name, lead.held, member.node_id
FROM node AS lead
CROSS JOIN node AS member ON member.meant_id = lead.node_id;

-- Every statement with the names of those it is about and the exact words that prove it.
-- Nodes are joined twice, as read and as meant: a view on the right of a left join would be built whole for every question.
CREATE VIEW fact AS
SELECT edge.edge_id,
       edge.predicate,
       edge.modality,
       edge.confidence,
       edge.rule,
       edge.date,
       edge.deadline,
       subject.node_id AS subject_id,
       coalesce(subject.given_name, subject.name, edge.subject_text) AS subject,
       edge.subject_text,
       object.node_id AS object_id,
       coalesce(object.given_name, object.name, edge.object_text) AS object,
       edge.object_text,
       recipient.node_id AS recipient_id,
       coalesce(recipient.given_name, recipient.name, edge.recipient_text) AS recipient,
       speaker.node_id AS speaker_id,
       coalesce(speaker.given_name, speaker.name, edge.speaker_text) AS speaker,
       message.node_id AS cable_id,
       coalesce(message.given_name, message.name) AS cable,
       cable.date AS cable_date,
       edge.source_id,
       edge.paragraph,
       edge.portion,
       edge.start_byte,
       edge.end_byte,
       CAST(substr(CAST(source_text.text AS BLOB), edge.start_byte + 1, edge.end_byte - edge.start_byte) AS TEXT) AS quote
FROM edge
JOIN node AS read_message ON read_message.node_id = edge.cable_id
JOIN node AS message ON message.node_id = read_message.meant_id
LEFT JOIN cable ON cable.cable_id = edge.cable_id
JOIN source_text ON source_text.source_id = edge.source_id
LEFT JOIN node AS read_subject ON read_subject.node_id = edge.subject_id
LEFT JOIN node AS subject ON subject.node_id = read_subject.meant_id
LEFT JOIN node AS read_object ON read_object.node_id = edge.object_id
LEFT JOIN node AS object ON object.node_id = read_object.meant_id
LEFT JOIN node AS read_recipient ON read_recipient.node_id = edge.recipient_id
LEFT JOIN node AS recipient ON recipient.node_id = read_recipient.meant_id
LEFT JOIN node AS read_speaker ON read_speaker.node_id = edge.speaker_id
LEFT JOIN node AS speaker ON speaker.node_id = read_speaker.meant_id;
