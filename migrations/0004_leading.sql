-- Of thousands of copies of one cable one leads: it is found without a look at the others.
CREATE INDEX source_leading ON source (cable_id, section_number) WHERE leads = 1;
