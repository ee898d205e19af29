-- Who releases an answer, where the city has decided otherwise than one person with the right.
CREATE TABLE cases_approval_step (
    id VARCHAR(24) NOT NULL PRIMARY KEY,
    department_id BIGINT,
    step INTEGER NOT NULL,
    name VARCHAR(40) NOT NULL,
    givers VARCHAR(4000) NOT NULL
);

-- The steps that an answer needs, as they were when it was handed in, and who has given them.
CREATE TABLE cases_approval (
    id BIGINT NOT NULL PRIMARY KEY,
    interaction_id BIGINT NOT NULL,
    step INTEGER NOT NULL,
    name VARCHAR(40) NOT NULL,
    givers VARCHAR(4000) NOT NULL,
    given_by BIGINT,
    given_name VARCHAR(200) NOT NULL,
    -- whose right it was, when a stand-in gave it
    absent_id BIGINT,
    absent_name VARCHAR(200) NOT NULL,
    given_at TIMESTAMP,
    version INTEGER NOT NULL,
    CONSTRAINT cases_approval_once UNIQUE (interaction_id, step)
);
