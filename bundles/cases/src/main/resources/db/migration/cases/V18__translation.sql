-- What a message that came in says in Japanese.
CREATE TABLE cases_translation (
    interaction_id BIGINT NOT NULL PRIMARY KEY,
    body ${text} NOT NULL,
    by_machine ${boolean} NOT NULL,
    author_name VARCHAR(300) NOT NULL,
    written_at TIMESTAMP NOT NULL
);
