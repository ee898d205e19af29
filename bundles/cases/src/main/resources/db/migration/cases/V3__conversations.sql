-- The case that a conversation (a LINE user, a telephone number) is in. The key is a hash: the address is kept once, with the case.
CREATE TABLE cases_conversation (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    case_id BIGINT NOT NULL,
    version INTEGER NOT NULL
);
