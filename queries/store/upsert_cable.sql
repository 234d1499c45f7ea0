-- Writes what the head of a cable says, as the text says it that leads.
-- in:  :cable_id, :mrn, :year, :post, :serial, :mrn_raw, :date, :date_source, :classification, :executive_order,
--      :declassify_on, :subject, :sender, :captions, :precedence, :summary,
--      :weight (2: the whole message, 1: its first section, 0: a later section, which only fills gaps)
INSERT INTO cable (cable_id, mrn, year, post, serial, mrn_raw, date, date_source, classification, executive_order,
                   declassify_on, subject, sender, captions, precedence, summary)
VALUES (:cable_id, :mrn, :year, :post, :serial, :mrn_raw, :date, :date_source, :classification, :executive_order,
        :declassify_on, :subject, :sender, :captions, :precedence, :summary)
ON CONFLICT (cable_id) DO UPDATE SET
  year = CASE :weight WHEN 0 THEN coalesce(year, excluded.year) ELSE coalesce(excluded.year, year) END,
  mrn_raw = CASE :weight WHEN 2 THEN excluded.mrn_raw WHEN 1 THEN coalesce(excluded.mrn_raw, mrn_raw) ELSE coalesce(mrn_raw, excluded.mrn_raw) END,
  date = CASE :weight WHEN 2 THEN excluded.date WHEN 1 THEN coalesce(excluded.date, date) ELSE coalesce(date, excluded.date) END,
  date_source = CASE :weight WHEN 2 THEN excluded.date_source WHEN 1 THEN coalesce(excluded.date_source, date_source) ELSE coalesce(date_source, excluded.date_source) END,
  classification = CASE :weight WHEN 2 THEN excluded.classification WHEN 1 THEN coalesce(excluded.classification, classification) ELSE coalesce(classification, excluded.classification) END,
  executive_order = CASE :weight WHEN 2 THEN excluded.executive_order WHEN 1 THEN coalesce(excluded.executive_order, executive_order) ELSE coalesce(executive_order, excluded.executive_order) END,
  declassify_on = CASE :weight WHEN 2 THEN excluded.declassify_on WHEN 1 THEN coalesce(excluded.declassify_on, declassify_on) ELSE coalesce(declassify_on, excluded.declassify_on) END,
  subject = CASE :weight WHEN 2 THEN excluded.subject WHEN 1 THEN coalesce(excluded.subject, subject) ELSE coalesce(subject, excluded.subject) END,
  sender = CASE :weight WHEN 2 THEN excluded.sender WHEN 1 THEN coalesce(excluded.sender, sender) ELSE coalesce(sender, excluded.sender) END,
  summary = CASE :weight WHEN 2 THEN excluded.summary WHEN 1 THEN coalesce(excluded.summary, summary) ELSE coalesce(summary, excluded.summary) END,
  captions = CASE WHEN :weight = 2 OR (:weight = 1 AND excluded.captions <> '[]') OR captions = '[]' THEN excluded.captions ELSE captions END,
  precedence = CASE WHEN :weight = 2 OR (:weight = 1 AND excluded.precedence <> '[]') OR precedence = '[]' THEN excluded.precedence ELSE precedence END;
