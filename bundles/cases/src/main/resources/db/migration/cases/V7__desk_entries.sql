-- The desk's lists and texts, which one editor changes. Mail texts have a row once somebody has changed them.
CREATE TABLE cases_entry (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    kind VARCHAR(20) NOT NULL,
    code VARCHAR(40) NOT NULL,
    name_ja VARCHAR(100) NOT NULL,
    name_en VARCHAR(100) NOT NULL,
    category VARCHAR(60) NOT NULL,
    subject VARCHAR(300) NOT NULL,
    body ${text} NOT NULL,
    position INTEGER NOT NULL,
    retired ${boolean} NOT NULL
);
INSERT INTO cases_entry (id, kind, code, name_ja, name_en, category, subject, body, position, retired)
    SELECT 'DISPOSITION:' || code, 'DISPOSITION', code, name_ja, name_en, '', '', '', position, CAST(0 AS ${boolean}) FROM cases_disposition;
INSERT INTO cases_entry (id, kind, code, name_ja, name_en, category, subject, body, position, retired)
    SELECT 'CANNED_REPLY:' || code, 'CANNED_REPLY', code, title, '', '', '', body, position, CAST(0 AS ${boolean}) FROM cases_canned_reply;
DROP TABLE cases_disposition;
DROP TABLE cases_canned_reply;

INSERT INTO cases_entry (id, kind, code, name_ja, name_en, category, subject, body, position, retired) VALUES
    ('ESCALATION_REASON:expert', 'ESCALATION_REASON', 'expert', '専門的な内容のため', 'Needs special knowledge', '', '', '', 10, CAST(0 AS ${boolean})),
    ('ESCALATION_REASON:personal', 'ESCALATION_REASON', 'personal', '個別の事情の確認が必要なため', 'Depends on the person''s records', '', '', '', 20, CAST(0 AS ${boolean})),
    ('ESCALATION_REASON:site', 'ESCALATION_REASON', 'site', '現地の確認・対応が必要なため', 'Somebody has to go and look', '', '', '', 30, CAST(0 AS ${boolean})),
    ('ESCALATION_REASON:opinion', 'ESCALATION_REASON', 'opinion', '意見・要望・苦情のため', 'Opinion, request or complaint', '', '', '', 40, CAST(0 AS ${boolean})),
    ('ESCALATION_REASON:no-faq', 'ESCALATION_REASON', 'no-faq', 'FAQに答えがないため', 'Not answered by the FAQ', '', '', '', 50, CAST(0 AS ${boolean}));

CREATE TABLE cases_escalation_reason (
    id BIGINT NOT NULL PRIMARY KEY,
    case_id BIGINT NOT NULL,
    escalation_id BIGINT NOT NULL,
    code VARCHAR(40) NOT NULL
);
CREATE INDEX cases_escalation_reason_case ON cases_escalation_reason (case_id);
CREATE INDEX cases_escalation_reason_code ON cases_escalation_reason (code);
