-- Which message is next is answered by this index alone, however many wait.
CREATE INDEX channels_outbound_next ON channels_outbound (channel, state, next_try_at, id);
DROP INDEX channels_outbound_due;
