-- What departments owe, the oldest first: asked every minute while a rule waits for it.
CREATE INDEX cases_escalation_open ON cases_escalation (state, asked_at);
