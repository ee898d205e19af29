-- Whom internal notes name. The person stays the same, whatever the account is called later.
CREATE TABLE cases_mention (
    id BIGINT NOT NULL PRIMARY KEY,
    note_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    read_at TIMESTAMP,
    CONSTRAINT cases_mention_once UNIQUE (note_id, user_id)
);
CREATE INDEX cases_mention_user ON cases_mention (user_id, read_at);

-- What the city asks of whoever closes a case or hands it on; what has no row is not asked.
CREATE TABLE cases_handling_rule (
    name VARCHAR(40) NOT NULL PRIMARY KEY,
    in_force INTEGER NOT NULL
);

-- Why a department is asked without the citizen's name and a way to answer, and the call that is wished for.
ALTER TABLE cases_escalation ADD COLUMN without_contact VARCHAR(300) DEFAULT '' NOT NULL;
ALTER TABLE cases_escalation ADD COLUMN call_from TIMESTAMP;
ALTER TABLE cases_escalation ADD COLUMN call_until TIMESTAMP;
ALTER TABLE cases_escalation ADD COLUMN call_number VARCHAR(40) DEFAULT '' NOT NULL;
ALTER TABLE cases_escalation ADD COLUMN call_name VARCHAR(100) DEFAULT '' NOT NULL;

-- The third of the usual reasons for asking a department, beside what no article answers and what depends on a person's records.
INSERT INTO cases_entry (id, kind, code, name_ja, name_en, category, subject, body, position, retired) VALUES
    ('ESCALATION_REASON:judgement', 'ESCALATION_REASON', 'judgement', '行政の判断が必要なため', 'Needs a decision of the administration', '', '', '', 60, CAST(0 AS ${boolean}));
