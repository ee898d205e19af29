-- By which entrance a call came in; calls from before have none.
ALTER TABLE telephony_call ADD COLUMN entrance VARCHAR(80);
