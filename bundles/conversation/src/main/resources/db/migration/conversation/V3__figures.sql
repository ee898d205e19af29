-- What the figures of conversations are made of: docs/adr/0057-chat-figures.md.
ALTER TABLE conversation_room ADD COLUMN language VARCHAR(35) DEFAULT 'ja' NOT NULL;
-- searches of the FAQ for what the citizen said, and those that found nothing
ALTER TABLE conversation_room ADD COLUMN questions INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE conversation_room ADD COLUMN unanswered INTEGER DEFAULT 0 NOT NULL;
-- what operators said
ALTER TABLE conversation_room ADD COLUMN answers INTEGER DEFAULT 0 NOT NULL;

UPDATE conversation_room SET
    questions = (SELECT COUNT(*) FROM conversation_entry e
        WHERE e.room_id = conversation_room.id AND e.kind = 'ARTICLES'),
    unanswered = (SELECT COUNT(*) FROM conversation_entry e
        WHERE e.room_id = conversation_room.id AND e.kind = 'ARTICLES' AND e.body = ''),
    answers = (SELECT COUNT(*) FROM conversation_entry e
        WHERE e.room_id = conversation_room.id AND e.kind = 'OPERATOR');

CREATE INDEX conversation_room_opened ON conversation_room (opened_at);
