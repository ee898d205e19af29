-- How long each kind of data is kept; what has no row is kept for ever.
CREATE TABLE retention_rule (
    code VARCHAR(40) NOT NULL PRIMARY KEY,
    months INTEGER NOT NULL,
    automatic INTEGER NOT NULL
);
-- What was erased, for the report to the city.
CREATE TABLE retention_run (
    id BIGINT NOT NULL PRIMARY KEY,
    erased_at TIMESTAMP NOT NULL,
    erased_by VARCHAR(200) NOT NULL,
    name_ja VARCHAR(200) NOT NULL,
    name_en VARCHAR(200) NOT NULL,
    months INTEGER NOT NULL,
    older_than TIMESTAMP NOT NULL,
    erased INTEGER NOT NULL
);
CREATE INDEX retention_run_at ON retention_run (erased_at DESC, id DESC);
