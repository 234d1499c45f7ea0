-- How far a post's numbers had come between two days: found without a look at all that it sent.
CREATE INDEX cable_numbering ON cable (post, year, date, serial) WHERE serial IS NOT NULL;
