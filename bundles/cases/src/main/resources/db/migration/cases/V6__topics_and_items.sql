-- What cases can be about: trees of topics. Rows are retired, never deleted: old cases name them.
CREATE TABLE cases_topic (
    id BIGINT NOT NULL PRIMARY KEY,
    parent_id BIGINT,
    name_ja VARCHAR(100) NOT NULL,
    name_en VARCHAR(100) NOT NULL,
    style VARCHAR(8) NOT NULL,
    retired ${boolean} NOT NULL,
    position INTEGER NOT NULL,
    categories VARCHAR(4000) NOT NULL
);

-- What a case is about; by topic for lists.
CREATE TABLE cases_case_topic (
    id BIGINT NOT NULL PRIMARY KEY,
    case_id BIGINT NOT NULL,
    topic_id BIGINT NOT NULL,
    CONSTRAINT cases_case_topic_once UNIQUE (case_id, topic_id)
);
CREATE INDEX cases_case_topic_of ON cases_case_topic (topic_id, case_id);

-- What operators have filled in: a row for each value, so that a check box is a row of its own. The form, and which of its
-- versions, is the forms module's.
CREATE TABLE cases_answer (
    id BIGINT NOT NULL PRIMARY KEY,
    case_id BIGINT NOT NULL,
    form_id BIGINT NOT NULL,
    form_version INTEGER NOT NULL,
    item VARCHAR(30) NOT NULL,
    place INTEGER NOT NULL,
    content ${text} NOT NULL
);
CREATE INDEX cases_answer_case ON cases_answer (case_id);
