CREATE TABLE conversation_room (
    id BIGINT NOT NULL PRIMARY KEY,
    channel VARCHAR(32) NOT NULL,
    -- SHA-256 of what the citizen's device keeps
    secret_hash VARCHAR(64) NOT NULL,
    state VARCHAR(20) NOT NULL,
    topic VARCHAR(200) NOT NULL,
    question VARCHAR(200) NOT NULL,
    opened_at TIMESTAMP NOT NULL,
    waiting_since TIMESTAMP,
    last_entry_at TIMESTAMP NOT NULL,
    seen_at TIMESTAMP NOT NULL,
    operator_id BIGINT,
    operator_name VARCHAR(200) NOT NULL,
    -- number of the last entry
    entries INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    case_id BIGINT,
    interaction_id BIGINT,
    mail VARCHAR(320) NOT NULL,
    ended_how VARCHAR(20),
    CONSTRAINT conversation_room_secret UNIQUE (secret_hash)
);
CREATE INDEX conversation_room_state ON conversation_room (state, waiting_since);

CREATE TABLE conversation_entry (
    id BIGINT NOT NULL PRIMARY KEY,
    room_id BIGINT NOT NULL,
    number INTEGER NOT NULL,
    kind VARCHAR(20) NOT NULL,
    author VARCHAR(200) NOT NULL,
    body VARCHAR(4000) NOT NULL,
    said_at TIMESTAMP NOT NULL,
    -- what the sender's device called it; made from the number where there is no such thing
    client_id VARCHAR(70) NOT NULL,
    CONSTRAINT conversation_entry_number UNIQUE (room_id, number),
    CONSTRAINT conversation_entry_once UNIQUE (room_id, client_id)
);

CREATE TABLE conversation_operator (
    user_id BIGINT NOT NULL PRIMARY KEY,
    name VARCHAR(200) NOT NULL,
    accepting ${boolean} NOT NULL,
    seen_at TIMESTAMP NOT NULL
);
