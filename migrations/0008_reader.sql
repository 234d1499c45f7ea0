-- Which program read a text: what another one wrote may say otherwise what the text says.
ALTER TABLE source ADD COLUMN reader TEXT; -- name, version and sum of the code, word lists and weights; NULL: read before it was noted
