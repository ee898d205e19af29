-- Calls with one number are found by it.
CREATE INDEX telephony_call_party ON telephony_call (party, arrived_at);
