-- Counts grow in place, by increments in plain SQL under the lock of editorial_lock; see TallyWriter.
CREATE TABLE editorial_search (
    on_day DATE NOT NULL,
    place VARCHAR(32) NOT NULL,
    -- as counted; empty for all that came after the most that a day may have
    words VARCHAR(100) NOT NULL,
    -- 0: the searches themselves; otherwise the article that was opened from their results
    article_id BIGINT NOT NULL,
    searches BIGINT NOT NULL,
    without_result BIGINT NOT NULL,
    hits BIGINT NOT NULL,
    opened BIGINT NOT NULL,
    CONSTRAINT editorial_search_key PRIMARY KEY (on_day, words, article_id, place)
);
CREATE INDEX editorial_search_words ON editorial_search (words, on_day);

CREATE TABLE editorial_view (
    on_day DATE NOT NULL,
    place VARCHAR(32) NOT NULL,
    article_id BIGINT NOT NULL,
    views BIGINT NOT NULL,
    crawled BIGINT NOT NULL,
    CONSTRAINT editorial_view_key PRIMARY KEY (on_day, article_id, place)
);
CREATE INDEX editorial_view_article ON editorial_view (article_id, on_day);

CREATE TABLE editorial_day (
    on_day DATE NOT NULL,
    place VARCHAR(32) NOT NULL,
    language VARCHAR(16) NOT NULL,
    searches BIGINT NOT NULL,
    without_result BIGINT NOT NULL,
    views BIGINT NOT NULL,
    crawled BIGINT NOT NULL,
    CONSTRAINT editorial_day_key PRIMARY KEY (on_day, place, language)
);

CREATE TABLE editorial_verdict (
    id BIGINT NOT NULL PRIMARY KEY,
    on_day DATE NOT NULL,
    given_at TIMESTAMP NOT NULL,
    place VARCHAR(32) NOT NULL,
    language VARCHAR(16) NOT NULL,
    article_id BIGINT NOT NULL,
    -- one of the two is 1, the other 0, so that they can be summed up
    solved INTEGER NOT NULL,
    not_solved INTEGER NOT NULL,
    words VARCHAR(1000) NOT NULL
);
CREATE INDEX editorial_verdict_day ON editorial_verdict (on_day);
CREATE INDEX editorial_verdict_article ON editorial_verdict (article_id, on_day);

CREATE TABLE editorial_use (
    id BIGINT NOT NULL PRIMARY KEY,
    on_day DATE NOT NULL,
    article_id BIGINT NOT NULL,
    case_id BIGINT NOT NULL,
    used_at TIMESTAMP NOT NULL,
    used_by VARCHAR(200) NOT NULL
);
CREATE INDEX editorial_use_article ON editorial_use (article_id, case_id);
CREATE INDEX editorial_use_day ON editorial_use (on_day);

CREATE TABLE editorial_proposal (
    id BIGINT NOT NULL PRIMARY KEY,
    kind VARCHAR(16) NOT NULL,
    proposal_state VARCHAR(16) NOT NULL,
    told_by VARCHAR(32) NOT NULL,
    article_id BIGINT,
    case_id BIGINT,
    title VARCHAR(300) NOT NULL,
    body VARCHAR(10000) NOT NULL,
    department_id BIGINT,
    remark VARCHAR(1000) NOT NULL,
    -- published revision of the article when the work on it began; 0: not published yet
    base_revision INTEGER NOT NULL,
    since_at TIMESTAMP NOT NULL,
    made_at TIMESTAMP NOT NULL,
    made_by VARCHAR(200) NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    done_at TIMESTAMP,
    lock_version BIGINT NOT NULL
);
CREATE INDEX editorial_proposal_state ON editorial_proposal (proposal_state, made_at);
CREATE INDEX editorial_proposal_made ON editorial_proposal (made_at);
CREATE INDEX editorial_proposal_article ON editorial_proposal (article_id);
CREATE INDEX editorial_proposal_title ON editorial_proposal (title, proposal_state);

-- Who writes counts locks the row: two nodes cannot add the same key at the same time.
CREATE TABLE editorial_lock (
    id INTEGER NOT NULL PRIMARY KEY
);
INSERT INTO editorial_lock (id) VALUES (0);
