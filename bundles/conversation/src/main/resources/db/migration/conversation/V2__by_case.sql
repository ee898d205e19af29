-- What goes when a case is erased or its time is over; and what ended on a day is looked up by when something was said last.
CREATE INDEX conversation_room_case ON conversation_room (case_id);
CREATE INDEX conversation_room_last ON conversation_room (state, last_entry_at);
