CREATE SEQUENCE cases_number AS BIGINT START WITH 1;

CREATE TABLE cases_case (
    id BIGINT NOT NULL PRIMARY KEY,
    state VARCHAR(20) NOT NULL,
    subject VARCHAR(500) NOT NULL,
    channel VARCHAR(32) NOT NULL,
    contact_id BIGINT NOT NULL,
    reply_kind VARCHAR(16) NOT NULL,
    reply_address VARCHAR(320) NOT NULL,
    reply_name VARCHAR(300) NOT NULL,
    token VARCHAR(16) NOT NULL,
    assignee_id BIGINT,
    department_id BIGINT,
    disposition VARCHAR(40),
    opened_at TIMESTAMP NOT NULL,
    last_activity_at TIMESTAMP NOT NULL,
    closed_at TIMESTAMP,
    attention ${boolean} NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX cases_case_state ON cases_case (state, last_activity_at);
CREATE INDEX cases_case_assignee ON cases_case (assignee_id, state);
CREATE INDEX cases_case_contact ON cases_case (contact_id);
CREATE UNIQUE INDEX cases_case_token ON cases_case (token);

CREATE TABLE cases_interaction (
    id BIGINT NOT NULL PRIMARY KEY,
    case_id BIGINT NOT NULL,
    kind VARCHAR(20) NOT NULL,
    state VARCHAR(20) NOT NULL,
    channel VARCHAR(32) NOT NULL,
    external_id VARCHAR(255) NOT NULL,
    happened_at TIMESTAMP NOT NULL,
    party_kind VARCHAR(16) NOT NULL,
    party_address VARCHAR(320) NOT NULL,
    party_name VARCHAR(300) NOT NULL,
    subject VARCHAR(600) NOT NULL,
    body ${text} NOT NULL,
    origin VARCHAR(12) NOT NULL,
    message_id VARCHAR(1000) NOT NULL,
    author_id BIGINT,
    author_department_id BIGINT,
    author_name VARCHAR(200) NOT NULL,
    remark VARCHAR(2000) NOT NULL,
    escalation_id BIGINT,
    original_blob BIGINT,
    original_type VARCHAR(100) NOT NULL,
    outbound_id BIGINT,
    version INTEGER NOT NULL,
    CONSTRAINT cases_interaction_external UNIQUE (channel, external_id)
);
CREATE INDEX cases_interaction_case ON cases_interaction (case_id, happened_at);
CREATE INDEX cases_interaction_state ON cases_interaction (state);
CREATE INDEX cases_interaction_outbound ON cases_interaction (outbound_id);
CREATE INDEX cases_interaction_kind ON cases_interaction (kind, happened_at);

CREATE TABLE cases_field (
    id BIGINT NOT NULL PRIMARY KEY,
    interaction_id BIGINT NOT NULL,
    label VARCHAR(200) NOT NULL,
    content ${text} NOT NULL
);
CREATE INDEX cases_field_of ON cases_field (interaction_id);

CREATE TABLE cases_attachment (
    id BIGINT NOT NULL PRIMARY KEY,
    case_id BIGINT NOT NULL,
    interaction_id BIGINT NOT NULL,
    file_name VARCHAR(300) NOT NULL,
    media_type VARCHAR(300) NOT NULL,
    byte_count BIGINT NOT NULL,
    blob_id BIGINT NOT NULL
);
CREATE INDEX cases_attachment_of ON cases_attachment (interaction_id);

CREATE TABLE cases_problem (
    id BIGINT NOT NULL PRIMARY KEY,
    interaction_id BIGINT NOT NULL,
    text_ja VARCHAR(1000) NOT NULL,
    text_en VARCHAR(1000) NOT NULL
);
CREATE INDEX cases_problem_of ON cases_problem (interaction_id);

-- ids by which later messages refer to a case's messages: ours and theirs
CREATE TABLE cases_thread (
    id BIGINT NOT NULL PRIMARY KEY,
    message_id VARCHAR(255) NOT NULL,
    case_id BIGINT NOT NULL
);
CREATE INDEX cases_thread_message ON cases_thread (message_id);

CREATE TABLE cases_note (
    id BIGINT NOT NULL PRIMARY KEY,
    case_id BIGINT NOT NULL,
    written_at TIMESTAMP NOT NULL,
    author_name VARCHAR(200) NOT NULL,
    body ${text} NOT NULL
);
CREATE INDEX cases_note_case ON cases_note (case_id);

CREATE TABLE cases_change (
    id BIGINT NOT NULL PRIMARY KEY,
    case_id BIGINT NOT NULL,
    happened_at TIMESTAMP NOT NULL,
    actor_name VARCHAR(200) NOT NULL,
    kind VARCHAR(30) NOT NULL,
    detail VARCHAR(500) NOT NULL
);
CREATE INDEX cases_change_case ON cases_change (case_id);

CREATE TABLE cases_escalation (
    id BIGINT NOT NULL PRIMARY KEY,
    case_id BIGINT NOT NULL,
    department_id BIGINT NOT NULL,
    question ${text} NOT NULL,
    asked_by VARCHAR(200) NOT NULL,
    asked_at TIMESTAMP NOT NULL,
    state VARCHAR(12) NOT NULL,
    answer ${text} NOT NULL,
    answered_at TIMESTAMP,
    version INTEGER NOT NULL
);
CREATE INDEX cases_escalation_case ON cases_escalation (case_id);
CREATE INDEX cases_escalation_department ON cases_escalation (department_id, state);

CREATE TABLE cases_draft (
    id BIGINT NOT NULL PRIMARY KEY,
    case_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    body ${text} NOT NULL,
    saved_at TIMESTAMP NOT NULL,
    CONSTRAINT cases_draft_once UNIQUE (case_id, user_id)
);

-- at most one automatic note of receipt for each peer and day
CREATE TABLE cases_acknowledged (
    id VARCHAR(350) NOT NULL PRIMARY KEY,
    sent_at TIMESTAMP NOT NULL
);

CREATE TABLE cases_disposition (
    code VARCHAR(40) NOT NULL PRIMARY KEY,
    name_ja VARCHAR(100) NOT NULL,
    name_en VARCHAR(100) NOT NULL,
    position INTEGER NOT NULL
);
INSERT INTO cases_disposition (code, name_ja, name_en, position) VALUES
    ('answered', '回答して完了', 'Answered', 10),
    ('answered-by-department', '所管課が回答して完了', 'Answered by the department', 20),
    ('referred', '他の窓口を案内', 'Referred elsewhere', 30),
    ('opinion', 'ご意見として受領', 'Received as an opinion', 40),
    ('duplicate', '重複', 'Duplicate', 50),
    ('no-answer-needed', '回答不要', 'No answer needed', 60),
    ('nuisance', '営業・迷惑', 'Sales or nuisance', 70);

CREATE TABLE cases_canned_reply (
    code VARCHAR(40) NOT NULL PRIMARY KEY,
    title VARCHAR(100) NOT NULL,
    body ${text} NOT NULL,
    position INTEGER NOT NULL
);
INSERT INTO cases_canned_reply (code, title, body, position) VALUES
    ('greeting', 'あいさつ（回答の書き出し）', '{{contact}} 様

お問い合わせいただきありがとうございます。{{desk}}の{{operator}}です。
お問い合わせの件について、次のとおりご案内いたします。

', 10),
    ('closing', '結び', '

ご不明な点がありましたら、このメールにご返信ください。
今後とも市政へのご理解とご協力をお願いいたします。
', 20),
    ('need-details', '詳しい内容をお尋ねする', '{{contact}} 様

お問い合わせいただきありがとうございます。{{desk}}です。
正確にご案内するため、次の点をお知らせください。

・
・

このメールにご返信いただければ、担当者が確認してお答えいたします。
', 30),
    ('asking-department', '担当課に確認中', '{{contact}} 様

お問い合わせいただきありがとうございます。{{desk}}です。
お問い合わせの件は担当課に確認しております。確認でき次第、改めてご連絡いたしますので、今しばらくお待ちください。
', 40);
