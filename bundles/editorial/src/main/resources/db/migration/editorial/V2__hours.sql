-- Searches by the hour of the city's clock: when people ask (ST-136).
CREATE TABLE editorial_hour (
    on_day DATE NOT NULL,
    hour_of_day INTEGER NOT NULL,
    place VARCHAR(32) NOT NULL,
    -- as in editorial_search
    words VARCHAR(100) NOT NULL,
    searches BIGINT NOT NULL,
    without_result BIGINT NOT NULL,
    hits BIGINT NOT NULL,
    opened BIGINT NOT NULL,
    CONSTRAINT editorial_hour_key PRIMARY KEY (on_day, hour_of_day, words, place)
);
CREATE INDEX editorial_hour_words ON editorial_hour (words, on_day);
