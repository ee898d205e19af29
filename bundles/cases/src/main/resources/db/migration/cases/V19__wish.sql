-- The last of the usual reasons for asking a department.
INSERT INTO cases_entry (id, kind, code, name_ja, name_en, category, subject, body, position, retired) VALUES
    ('ESCALATION_REASON:wish', 'ESCALATION_REASON', 'wish', '本人の希望のため', 'The citizen wishes it', '', '', '', 70, CAST(0 AS ${boolean}));
