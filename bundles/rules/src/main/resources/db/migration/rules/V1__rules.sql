-- A macro or a rule as it is now.
CREATE TABLE rules_item (
    id BIGINT NOT NULL PRIMARY KEY,
    kind VARCHAR(10) NOT NULL,
    position INTEGER NOT NULL,
    state VARCHAR(10) NOT NULL,
    since TIMESTAMP NOT NULL,
    revision INTEGER NOT NULL,
    name VARCHAR(60) NOT NULL,
    content ${text} NOT NULL,
    version INTEGER NOT NULL
);

-- Every change of one, for good.
CREATE TABLE rules_revision (
    id BIGINT NOT NULL PRIMARY KEY,
    item_id BIGINT NOT NULL,
    revision INTEGER NOT NULL,
    what VARCHAR(20) NOT NULL,
    made_at TIMESTAMP NOT NULL,
    made_by VARCHAR(200) NOT NULL,
    name VARCHAR(60) NOT NULL,
    content ${text} NOT NULL
);
CREATE INDEX rules_revision_item ON rules_revision (item_id);

-- A rule has acted on an occasion, or could not: no rule acts twice on one.
CREATE TABLE rules_run (
    id BIGINT NOT NULL PRIMARY KEY,
    rule_id BIGINT NOT NULL,
    occasion VARCHAR(60) NOT NULL,
    case_id BIGINT NOT NULL,
    revision INTEGER NOT NULL,
    run_at TIMESTAMP NOT NULL,
    outcome VARCHAR(10) NOT NULL,
    detail VARCHAR(500) NOT NULL,
    CONSTRAINT rules_run_once UNIQUE (rule_id, occasion)
);
CREATE INDEX rules_run_case ON rules_run (case_id, run_at);
CREATE INDEX rules_run_rule ON rules_run (rule_id, run_at);

-- Events of the last minutes that all rules have been asked about, whether they acted or not.
CREATE TABLE rules_seen (
    id BIGINT NOT NULL PRIMARY KEY,
    happened_at TIMESTAMP NOT NULL
);
CREATE INDEX rules_seen_time ON rules_seen (happened_at);

-- One row: everything older was looked at.
CREATE TABLE rules_watch (
    id BIGINT NOT NULL PRIMARY KEY,
    seen_until TIMESTAMP NOT NULL
);

-- When a rule has last given somebody a case.
CREATE TABLE rules_turn (
    id VARCHAR(50) NOT NULL PRIMARY KEY,
    given_at TIMESTAMP NOT NULL
);
