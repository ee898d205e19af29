CREATE TABLE servicelevels_indicator (
    id BIGINT NOT NULL PRIMARY KEY,
    name_ja VARCHAR(100) NOT NULL,
    name_en VARCHAR(100) NOT NULL,
    measure VARCHAR(24) NOT NULL,
    within_count INTEGER NOT NULL,
    scope_kind VARCHAR(8) NOT NULL,
    scope_value VARCHAR(80) NOT NULL,
    position INTEGER NOT NULL,
    retired ${boolean} NOT NULL
);

CREATE TABLE servicelevels_target (
    id BIGINT NOT NULL PRIMARY KEY,
    indicator_id BIGINT NOT NULL,
    -- 202604 is April 2026
    first_month INTEGER NOT NULL,
    duty VARCHAR(8) NOT NULL,
    comparison VARCHAR(8) NOT NULL,
    -- hundredths of the unit
    bound INTEGER NOT NULL,
    CONSTRAINT servicelevels_target_once UNIQUE (indicator_id, first_month, duty),
    CONSTRAINT servicelevels_target_of FOREIGN KEY (indicator_id) REFERENCES servicelevels_indicator (id)
);

CREATE TABLE servicelevels_incident (
    id BIGINT NOT NULL PRIMARY KEY,
    kind VARCHAR(12) NOT NULL,
    from_at TIMESTAMP NOT NULL,
    until_at TIMESTAMP NOT NULL,
    reason VARCHAR(500) NOT NULL
);
CREATE INDEX servicelevels_incident_from ON servicelevels_incident (from_at);

CREATE TABLE servicelevels_plan (
    -- indicator and month: 7-202611
    id VARCHAR(30) NOT NULL PRIMARY KEY,
    indicator_id BIGINT NOT NULL,
    for_month INTEGER NOT NULL,
    cause VARCHAR(4000) NOT NULL,
    remedy VARCHAR(4000) NOT NULL,
    due_on DATE,
    state VARCHAR(10) NOT NULL,
    outcome VARCHAR(4000) NOT NULL,
    CONSTRAINT servicelevels_plan_of FOREIGN KEY (indicator_id) REFERENCES servicelevels_indicator (id)
);
CREATE INDEX servicelevels_plan_month ON servicelevels_plan (for_month);

-- What most cities ask for, to begin with. Ids below those that are given out.
INSERT INTO servicelevels_indicator (id, name_ja, name_en, measure, within_count, scope_kind, scope_value, position, retired) VALUES
    (-9, '応答率', 'Answer rate', 'ANSWER_RATE', 0, 'ALL', '', 10, CAST(0 AS ${boolean})),
    (-8, '放棄率', 'Abandonment rate', 'ABANDONMENT_RATE', 0, 'ALL', '', 20, CAST(0 AS ${boolean})),
    (-7, '即応率', 'Prompt answer rate', 'PROMPT_OF_ARRIVED', 15, 'ALL', '', 30, CAST(0 AS ${boolean})),
    (-6, '一次解決率', 'First-contact resolution', 'RESOLUTION_RATE', 0, 'ALL', '', 40, CAST(0 AS ${boolean})),
    (-5, '平均通話時間', 'Mean talk time', 'TALK_TIME', 0, 'ALL', '', 50, CAST(0 AS ${boolean})),
    (-4, '平均後処理時間', 'Mean wrap-up time', 'WRAP_UP_TIME', 0, 'ALL', '', 60, CAST(0 AS ${boolean})),
    (-3, 'ウェブ受付', 'Web form', 'DEALT_WITH_RATE', 24, 'CHANNEL', 'webform-main', 70, CAST(0 AS ${boolean})),
    (-2, 'FAX受付', 'FAX', 'DEALT_WITH_RATE', 24, 'CHANNEL', 'fax-main', 80, CAST(0 AS ${boolean})),
    (-1, 'システム稼働率', 'Availability', 'AVAILABILITY', 0, 'ALL', '', 90, CAST(0 AS ${boolean}));
INSERT INTO servicelevels_target (id, indicator_id, first_month, duty, comparison, bound) VALUES
    (-10, -9, 202004, 'BINDING', 'AT_LEAST', 9000),
    (-9, -8, 202004, 'BINDING', 'BELOW', 1000),
    (-8, -7, 202004, 'GOAL', 'AT_LEAST', 8500),
    (-7, -6, 202004, 'BINDING', 'AT_LEAST', 3000),
    (-6, -5, 202004, 'GOAL', 'AT_MOST', 30000),
    (-5, -4, 202004, 'GOAL', 'AT_MOST', 30000),
    (-4, -3, 202004, 'GOAL', 'AT_LEAST', 9000),
    (-3, -2, 202004, 'GOAL', 'AT_LEAST', 9000),
    (-2, -1, 202004, 'BINDING', 'AT_LEAST', 9950),
    (-1, -1, 202004, 'GOAL', 'AT_LEAST', 9990);
