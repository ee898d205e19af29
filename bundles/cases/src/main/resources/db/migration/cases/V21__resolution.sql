-- How an outcome counts for the rate of first-contact resolution; none: not resolved.
ALTER TABLE cases_entry ADD COLUMN resolution VARCHAR(24);
UPDATE cases_entry SET resolution = 'RESOLVED' WHERE id = 'DISPOSITION:answered';
UPDATE cases_entry SET resolution = 'RESOLVED_OUTSIDE_HOURS' WHERE id = 'DISPOSITION:referred';
UPDATE cases_entry SET resolution = 'LEFT_OUT'
    WHERE id IN ('DISPOSITION:opinion', 'DISPOSITION:duplicate', 'DISPOSITION:no-answer-needed', 'DISPOSITION:nuisance');

-- The classes that cities count by.
INSERT INTO cases_entry (id, kind, code, name_ja, name_en, category, subject, body, position, retired, resolution) VALUES
    ('DISPOSITION:answered-partly', 'DISPOSITION', 'answered-partly', '一部完了', 'Answered in part', '', '', '複数の問い合わせのうち、一部をFAQなどを元に完了した', 210, CAST(0 AS ${boolean}), 'RESOLVED'),
    ('DISPOSITION:transferred-by-faq', 'DISPOSITION', 'transferred-by-faq', 'FAQ転送', 'Transferred as the FAQ says', '', '', 'FAQの指示により、または個人情報を含むため、所管課に転送した、または番号を案内した', 220, CAST(0 AS ${boolean}), 'RESOLVED'),
    ('DISPOSITION:put-through', 'DISPOSITION', 'put-through', '取次', 'Put through', '', '', '内線・職員・課や係を指定した電話を取り次いだ', 230, CAST(0 AS ${boolean}), 'RESOLVED_OUTSIDE_HOURS'),
    ('DISPOSITION:transferred', 'DISPOSITION', 'transferred', '転送・番号案内', 'Transferred, or told the number', '', '', 'FAQなどを調べたうえで、所管課に対応を依頼した、または番号を案内した', 240, CAST(0 AS ${boolean}), 'RESOLVED_OUTSIDE_HOURS'),
    ('DISPOSITION:staff-call', 'DISPOSITION', 'staff-call', '職員からの電話', 'Call of the city''s staff', '', '', '', 250, CAST(0 AS ${boolean}), 'LEFT_OUT'),
    ('DISPOSITION:wrong-number', 'DISPOSITION', 'wrong-number', '間違い電話・ワン切り', 'Wrong number or hung up at once', '', '', '', 260, CAST(0 AS ${boolean}), 'LEFT_OUT');
