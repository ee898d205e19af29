-- Append only: nothing in the product updates or deletes these rows.
CREATE TABLE audit_record (
    id BIGINT NOT NULL PRIMARY KEY,
    recorded_at TIMESTAMP NOT NULL,
    user_id BIGINT,
    actor_name VARCHAR(200) NOT NULL,
    origin VARCHAR(100) NOT NULL,
    action VARCHAR(64) NOT NULL,
    subject VARCHAR(200) NOT NULL,
    detail VARCHAR(4000) NOT NULL
);
CREATE INDEX audit_record_time ON audit_record (recorded_at);
CREATE INDEX audit_record_user ON audit_record (user_id, recorded_at);
CREATE INDEX audit_record_action ON audit_record (action, recorded_at);
CREATE INDEX audit_record_subject ON audit_record (subject, recorded_at);
