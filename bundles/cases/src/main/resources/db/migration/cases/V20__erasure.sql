-- Cases of which only what figures need is left, and those that are to stay whatever their period.
CREATE TABLE cases_erased (
    id BIGINT NOT NULL PRIMARY KEY,
    erased_at TIMESTAMP NOT NULL,
    erased_by VARCHAR(200) NOT NULL,
    reason VARCHAR(300) NOT NULL
);
CREATE INDEX cases_erased_at ON cases_erased (erased_at);
CREATE TABLE cases_hold (
    id BIGINT NOT NULL PRIMARY KEY,
    held_by VARCHAR(200) NOT NULL,
    held_at TIMESTAMP NOT NULL
);
