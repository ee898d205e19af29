-- An FAQ entry as it is now, and every text it ever had.
CREATE TABLE article (
    id BIGINT NOT NULL PRIMARY KEY,
    question VARCHAR(300) NOT NULL,
    answer VARCHAR(20000) NOT NULL,
    audience VARCHAR(20) NOT NULL,
    category VARCHAR(200) NOT NULL,
    keywords VARCHAR(2000) NOT NULL,
    departments VARCHAR(1000) NOT NULL,
    article_state VARCHAR(20) NOT NULL,
    revision INTEGER NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    updated_by VARCHAR(200) NOT NULL,
    lock_version BIGINT NOT NULL
);
CREATE INDEX article_by_state ON article (article_state, audience, category);
CREATE INDEX article_by_change ON article (updated_at);

CREATE TABLE article_revision (
    id BIGINT NOT NULL PRIMARY KEY,
    article_id BIGINT NOT NULL,
    revision INTEGER NOT NULL,
    question VARCHAR(300) NOT NULL,
    answer VARCHAR(20000) NOT NULL,
    audience VARCHAR(20) NOT NULL,
    category VARCHAR(200) NOT NULL,
    keywords VARCHAR(2000) NOT NULL,
    departments VARCHAR(1000) NOT NULL,
    written_at TIMESTAMP NOT NULL,
    written_by VARCHAR(200) NOT NULL,
    CONSTRAINT article_revision_once UNIQUE (article_id, revision),
    CONSTRAINT article_revision_of FOREIGN KEY (article_id) REFERENCES article (id)
);
