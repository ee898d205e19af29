-- What figures over a period are made of: how long things took, in whole minutes, and what a case was besides.
ALTER TABLE cases_case ADD COLUMN language VARCHAR(16);
ALTER TABLE cases_case ADD COLUMN answer_minutes INTEGER;
ALTER TABLE cases_case ADD COLUMN closing_minutes INTEGER;
ALTER TABLE cases_case ADD COLUMN handed_on INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE cases_escalation ADD COLUMN minutes INTEGER;

UPDATE cases_case SET closing_minutes = ${minutesFrom}opened_at${minutesTo}closed_at${minutesEnd}
    WHERE closed_at IS NOT NULL;
UPDATE cases_case SET answer_minutes =
    (SELECT MIN(${minutesFrom}cases_case.opened_at${minutesTo}i.happened_at${minutesEnd}) FROM cases_interaction i
        WHERE i.case_id = cases_case.id AND i.kind = 'REPLY' AND i.state = 'SENT');
UPDATE cases_case SET handed_on = 1
    WHERE EXISTS (SELECT 1 FROM cases_escalation x WHERE x.case_id = cases_case.id);
UPDATE cases_escalation SET minutes = ${minutesFrom}asked_at${minutesTo}answered_at${minutesEnd}
    WHERE answered_at IS NOT NULL;

-- A period is read off these.
CREATE INDEX cases_case_opened ON cases_case (opened_at);
CREATE INDEX cases_case_closed ON cases_case (closed_at);
CREATE INDEX cases_escalation_asked ON cases_escalation (asked_at);
CREATE INDEX cases_escalation_answered ON cases_escalation (answered_at);

-- A topic with itself and each one above it, so that a case is counted once on each level. Topics never move.
CREATE TABLE cases_topic_above (
    topic_id BIGINT NOT NULL,
    above_id BIGINT NOT NULL,
    PRIMARY KEY (topic_id, above_id)
);
INSERT INTO cases_topic_above SELECT id, id FROM cases_topic;
INSERT INTO cases_topic_above SELECT id, parent_id FROM cases_topic WHERE parent_id IS NOT NULL;
INSERT INTO cases_topic_above SELECT a.id, b.parent_id FROM cases_topic a JOIN cases_topic b ON b.id = a.parent_id
    WHERE b.parent_id IS NOT NULL;
INSERT INTO cases_topic_above SELECT a.id, c.parent_id FROM cases_topic a JOIN cases_topic b ON b.id = a.parent_id
    JOIN cases_topic c ON c.id = b.parent_id WHERE c.parent_id IS NOT NULL;
INSERT INTO cases_topic_above SELECT a.id, d.parent_id FROM cases_topic a JOIN cases_topic b ON b.id = a.parent_id
    JOIN cases_topic c ON c.id = b.parent_id JOIN cases_topic d ON d.id = c.parent_id WHERE d.parent_id IS NOT NULL;
