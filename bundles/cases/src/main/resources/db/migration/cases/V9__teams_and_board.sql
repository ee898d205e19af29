-- The team that a case was given to. The tally counts by it, so that it is in the index that the start reads.
ALTER TABLE cases_case ADD COLUMN team_id BIGINT;
DROP INDEX cases_case_state;
CREATE INDEX cases_case_state ON cases_case
    (state, last_activity_at DESC, id DESC, assignee_id, channel, team_id);

-- From when on the board and the waiting light warn; what has no row is as it was delivered.
CREATE TABLE cases_board_limit (
    name VARCHAR(40) NOT NULL PRIMARY KEY,
    amount INTEGER NOT NULL
);

-- What a supervisor thinks of somebody's work: one mark for an interaction, a row for each criterion.
CREATE TABLE cases_mark (
    id BIGINT NOT NULL PRIMARY KEY,
    interaction_id BIGINT NOT NULL,
    case_id BIGINT NOT NULL,
    operator_id BIGINT NOT NULL,
    operator_name VARCHAR(200) NOT NULL,
    marked_by VARCHAR(200) NOT NULL,
    marked_at TIMESTAMP NOT NULL,
    remark ${text} NOT NULL,
    CONSTRAINT cases_mark_once UNIQUE (interaction_id)
);
CREATE INDEX cases_mark_operator ON cases_mark (operator_id, marked_at);
CREATE INDEX cases_mark_at ON cases_mark (marked_at);

CREATE TABLE cases_mark_score (
    id BIGINT NOT NULL PRIMARY KEY,
    mark_id BIGINT NOT NULL,
    code VARCHAR(40) NOT NULL,
    score INTEGER NOT NULL
);
CREATE INDEX cases_mark_score_of ON cases_mark_score (mark_id);

INSERT INTO cases_entry (id, kind, code, name_ja, name_en, category, subject, body, position, retired) VALUES
    ('QUALITY_CRITERION:greeting', 'QUALITY_CRITERION', 'greeting', 'あいさつ・名乗り・言葉づかい', 'Greeting and manners', '', '', '', 10, CAST(0 AS ${boolean})),
    ('QUALITY_CRITERION:listening', 'QUALITY_CRITERION', 'listening', '用件の聞き取り・確認', 'Listening and asking back', '', '', '', 20, CAST(0 AS ${boolean})),
    ('QUALITY_CRITERION:correct', 'QUALITY_CRITERION', 'correct', '案内の正確さ・分かりやすさ', 'Correct and clear answer', '', '', '', 30, CAST(0 AS ${boolean})),
    ('QUALITY_CRITERION:record', 'QUALITY_CRITERION', 'record', '記録の正確さ', 'Record of the case', '', '', '', 40, CAST(0 AS ${boolean})),
    ('QUALITY_CRITERION:privacy', 'QUALITY_CRITERION', 'privacy', '本人確認・個人情報の扱い', 'Care with personal data', '', '', '', 50, CAST(0 AS ${boolean}));

-- Records that were changed after they had been entered, until a supervisor has looked at the change.
CREATE TABLE cases_correction (
    id BIGINT NOT NULL PRIMARY KEY,
    case_id BIGINT NOT NULL,
    happened_at TIMESTAMP NOT NULL,
    actor_id BIGINT,
    actor_name VARCHAR(200) NOT NULL,
    what VARCHAR(300) NOT NULL,
    text_before ${text} NOT NULL,
    text_after ${text} NOT NULL,
    checked_by VARCHAR(200) NOT NULL,
    checked_at TIMESTAMP
);
CREATE INDEX cases_correction_open ON cases_correction (checked_at, happened_at);
CREATE INDEX cases_correction_case ON cases_correction (case_id);
