-- Makes a cited cable, or completes one with what its own text says.
-- in:  :cable_id, :mrn, :year, :post, :serial, :mrn_raw, :date, :date_source, :classification, :executive_order,
--      :declassify_on, :subject, :sender, :captions, :precedence, :summary
INSERT INTO cable (cable_id, mrn, year, post, serial, mrn_raw, date, date_source, classification, executive_order,
                   declassify_on, subject, sender, captions, precedence, summary)
VALUES (:cable_id, :mrn, :year, :post, :serial, :mrn_raw, :date, :date_source, :classification, :executive_order,
        :declassify_on, :subject, :sender, coalesce(:captions, '[]'), coalesce(:precedence, '[]'), :summary)
ON CONFLICT (cable_id) DO UPDATE SET
  mrn_raw = coalesce(mrn_raw, excluded.mrn_raw),
  date = coalesce(date, excluded.date),
  date_source = coalesce(date_source, excluded.date_source),
  classification = coalesce(classification, excluded.classification),
  executive_order = coalesce(executive_order, excluded.executive_order),
  declassify_on = coalesce(declassify_on, excluded.declassify_on),
  subject = coalesce(subject, excluded.subject),
  sender = coalesce(sender, excluded.sender),
  captions = CASE captions WHEN '[]' THEN excluded.captions ELSE captions END,
  precedence = CASE precedence WHEN '[]' THEN excluded.precedence ELSE precedence END,
  summary = coalesce(summary, excluded.summary);
