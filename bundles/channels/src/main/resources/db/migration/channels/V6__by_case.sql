-- What goes when a case is erased.
CREATE INDEX channels_outbound_case ON channels_outbound (case_id);
