-- What one case is to another; a row for each side.
CREATE TABLE cases_related (
    id BIGINT NOT NULL PRIMARY KEY,
    case_id BIGINT NOT NULL,
    other_id BIGINT NOT NULL,
    relation VARCHAR(12) NOT NULL,
    CONSTRAINT cases_related_once UNIQUE (case_id, other_id)
);

-- What moves when two cases become one.
CREATE INDEX cases_thread_case ON cases_thread (case_id);
CREATE INDEX cases_conversation_case ON cases_conversation (case_id);
