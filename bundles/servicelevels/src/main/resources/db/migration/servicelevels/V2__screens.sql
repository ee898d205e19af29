-- How many screens staff got in so many seconds, by the hour.
CREATE TABLE servicelevels_screens (
    -- the hour and the seconds: 2026-11-30T12-3
    id VARCHAR(24) NOT NULL PRIMARY KEY,
    hour_at TIMESTAMP NOT NULL,
    seconds INTEGER NOT NULL,
    screens BIGINT NOT NULL
);
CREATE INDEX servicelevels_screens_hour ON servicelevels_screens (hour_at, seconds);

INSERT INTO servicelevels_indicator (id, name_ja, name_en, measure, within_count, scope_kind, scope_value, position, retired) VALUES
    (-10, '画面の応答時間', 'Screen response', 'SCREEN_RATE', 3, 'ALL', '', 100, CAST(0 AS ${boolean}));
INSERT INTO servicelevels_target (id, indicator_id, first_month, duty, comparison, bound) VALUES
    (-11, -10, 202004, 'GOAL', 'AT_LEAST', 9000);
