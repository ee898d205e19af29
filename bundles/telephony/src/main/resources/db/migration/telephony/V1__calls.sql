CREATE TABLE telephony_call (
    id BIGINT NOT NULL PRIMARY KEY,
    channel VARCHAR(32) NOT NULL,
    pbx_call VARCHAR(150) NOT NULL,
    outgoing ${boolean} NOT NULL,
    party VARCHAR(320) NOT NULL,
    name VARCHAR(300) NOT NULL,
    line VARCHAR(80) NOT NULL,
    menu VARCHAR(100) NOT NULL,
    queue VARCHAR(80) NOT NULL,
    state VARCHAR(12) NOT NULL,
    turned_away VARCHAR(12),
    outcome VARCHAR(12),
    arrived_at TIMESTAMP NOT NULL,
    queued_at TIMESTAMP,
    answered_at TIMESTAMP,
    released_at TIMESTAMP,
    ended_at TIMESTAMP,
    wrapped_up_at TIMESTAMP,
    newest_at TIMESTAMP NOT NULL,
    waited_ms BIGINT NOT NULL,
    talked_ms BIGINT NOT NULL,
    extension VARCHAR(10) NOT NULL,
    operator_id BIGINT,
    case_id BIGINT,
    interaction_id BIGINT,
    transferred_to VARCHAR(80) NOT NULL,
    transfer VARCHAR(8),
    disposition VARCHAR(40) NOT NULL,
    recording BIGINT,
    callback_due ${boolean} NOT NULL,
    CONSTRAINT telephony_call_pbx UNIQUE (channel, pbx_call)
);
CREATE INDEX telephony_call_state ON telephony_call (state, arrived_at);
CREATE INDEX telephony_call_ended ON telephony_call (ended_at);
CREATE INDEX telephony_call_case ON telephony_call (case_id);
CREATE INDEX telephony_call_due ON telephony_call (callback_due, party);
CREATE INDEX telephony_call_newest ON telephony_call (channel, newest_at);

CREATE TABLE telephony_seat (
    operator_id BIGINT NOT NULL PRIMARY KEY,
    extension VARCHAR(10) NOT NULL,
    state VARCHAR(8) NOT NULL,
    reason VARCHAR(12),
    next_reason VARCHAR(12),
    since TIMESTAMP NOT NULL,
    call_id BIGINT,
    CONSTRAINT telephony_seat_extension UNIQUE (extension)
);

CREATE TABLE telephony_state (
    id BIGINT NOT NULL PRIMARY KEY,
    operator_id BIGINT NOT NULL,
    extension VARCHAR(10) NOT NULL,
    state VARCHAR(8) NOT NULL,
    reason VARCHAR(12),
    since TIMESTAMP NOT NULL
);
CREATE INDEX telephony_state_operator ON telephony_state (operator_id, since);
