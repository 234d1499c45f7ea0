-- Forgets what a head said where no text tells it any more: a cable that is cited is its number.
-- scan: cable
UPDATE cable
SET mrn_raw = NULL, date = NULL, date_source = NULL, classification = NULL, executive_order = NULL, declassify_on = NULL,
    subject = NULL, sender = NULL, captions = '[]', precedence = '[]', summary = NULL
WHERE NOT EXISTS (SELECT 1 FROM source WHERE source.cable_id = cable.cable_id AND source.leads = 1);
