CREATE TABLE channels_known (
    id VARCHAR(32) NOT NULL PRIMARY KEY,
    name_ja VARCHAR(100) NOT NULL,
    name_en VARCHAR(100) NOT NULL,
    capabilities VARCHAR(100) NOT NULL,
    address_kind VARCHAR(16) NOT NULL,
    last_seen TIMESTAMP NOT NULL
);

CREATE TABLE channels_outbound (
    id BIGINT NOT NULL PRIMARY KEY,
    channel VARCHAR(32) NOT NULL,
    to_kind VARCHAR(16) NOT NULL,
    to_address VARCHAR(320) NOT NULL,
    to_name VARCHAR(300) NOT NULL,
    subject VARCHAR(1000) NOT NULL,
    body ${text} NOT NULL,
    case_id BIGINT NOT NULL,
    case_token VARCHAR(40) NOT NULL,
    in_reply_to VARCHAR(1000) NOT NULL,
    thread_references ${text} NOT NULL,
    automatic ${boolean} NOT NULL,
    state VARCHAR(12) NOT NULL,
    tries INTEGER NOT NULL,
    queued_at TIMESTAMP NOT NULL,
    next_try_at TIMESTAMP NOT NULL,
    settled_at TIMESTAMP,
    answer_ja VARCHAR(1000),
    answer_en VARCHAR(1000),
    carrier_ref VARCHAR(1000)
);
CREATE INDEX channels_outbound_due ON channels_outbound (channel, state, next_try_at);
CREATE INDEX channels_outbound_state ON channels_outbound (state, queued_at);
CREATE INDEX channels_outbound_settled ON channels_outbound (settled_at);

CREATE TABLE channels_attachment (
    id BIGINT NOT NULL PRIMARY KEY,
    outbound_id BIGINT NOT NULL,
    file_name VARCHAR(300) NOT NULL,
    media_type VARCHAR(300) NOT NULL,
    byte_count BIGINT NOT NULL,
    blob_id BIGINT NOT NULL
);
CREATE INDEX channels_attachment_of ON channels_attachment (outbound_id);
