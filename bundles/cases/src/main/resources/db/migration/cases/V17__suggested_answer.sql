-- The desk's first answer, which a department may change and send.
ALTER TABLE cases_escalation ADD COLUMN suggested_answer ${text} DEFAULT '' NOT NULL;
