CREATE TABLE surveys_survey (
    id BIGINT NOT NULL PRIMARY KEY,
    audience VARCHAR(20) NOT NULL,
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    -- names and ids, separated by blanks
    occasions VARCHAR(200) NOT NULL,
    departments ${text} NOT NULL,
    questions ${text} NOT NULL,
    state VARCHAR(20) NOT NULL,
    revision INTEGER NOT NULL
);

-- Days and no times: nothing here or in the answers may lead to a case or to each other.
CREATE TABLE surveys_invitation (
    id BIGINT NOT NULL PRIMARY KEY,
    survey_id BIGINT NOT NULL,
    token_hash VARCHAR(64) NOT NULL,
    channel VARCHAR(32) NOT NULL,
    invited_on DATE NOT NULL,
    -- the day of the last step, whichever it was
    moved_on DATE NOT NULL,
    expires_on DATE NOT NULL,
    state VARCHAR(20) NOT NULL,
    CONSTRAINT surveys_invitation_token UNIQUE (token_hash),
    CONSTRAINT surveys_invitation_survey FOREIGN KEY (survey_id) REFERENCES surveys_survey (id)
);
CREATE INDEX surveys_invitation_days ON surveys_invitation (survey_id, invited_on);

CREATE TABLE surveys_answer (
    -- by chance: an id that grows with time would tell when it was given
    id BIGINT NOT NULL PRIMARY KEY,
    survey_id BIGINT NOT NULL,
    channel VARCHAR(32) NOT NULL,
    answered_on DATE NOT NULL,
    content ${text} NOT NULL,
    CONSTRAINT surveys_answer_survey FOREIGN KEY (survey_id) REFERENCES surveys_survey (id)
);
CREATE INDEX surveys_answer_days ON surveys_answer (survey_id, answered_on);

-- Who of the staff has answered, not what.
CREATE TABLE surveys_participant (
    id VARCHAR(60) NOT NULL PRIMARY KEY,
    survey_id BIGINT NOT NULL,
    CONSTRAINT surveys_participant_survey FOREIGN KEY (survey_id) REFERENCES surveys_survey (id)
);
CREATE INDEX surveys_invitation_moves ON surveys_invitation (survey_id, moved_on);
