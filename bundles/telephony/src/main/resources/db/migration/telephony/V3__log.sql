-- Who answered a call stays known when it is handed on.
ALTER TABLE telephony_call ADD COLUMN answered_by BIGINT;
UPDATE telephony_call SET answered_by = operator_id
WHERE answered_at IS NOT NULL AND transfer IS NULL;

-- The call log's order, with everything it is searched by: pages and totals are read off it alone.
CREATE INDEX telephony_call_log ON telephony_call (arrived_at DESC, id DESC, operator_id,
    answered_by, outcome, outgoing, recording, talked_ms, party, line, menu);
