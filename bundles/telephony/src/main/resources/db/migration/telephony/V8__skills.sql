-- Who is not among the first of a queue.
CREATE TABLE telephony_skill (
    id BIGINT NOT NULL PRIMARY KEY,
    operator_id BIGINT NOT NULL,
    queue VARCHAR(80) NOT NULL,
    skill VARCHAR(8) NOT NULL,
    CONSTRAINT telephony_skill_once UNIQUE (operator_id, queue)
);
