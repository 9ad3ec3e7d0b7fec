-- The outbox holds text messages too, and what came back. The destination is masked.
ALTER TABLE mail_outbox ADD COLUMN channel TEXT NOT NULL DEFAULT 'EMAIL';
ALTER TABLE mail_outbox ADD COLUMN destination TEXT NOT NULL DEFAULT '';
ALTER TABLE mail_outbox ADD COLUMN diagnostic TEXT;

CREATE INDEX mail_outbox_recipient ON mail_outbox (recipient);
CREATE INDEX mail_outbox_message ON mail_outbox (message_id);
CREATE INDEX mail_outbox_spent ON mail_outbox (tenant, channel, created_at);
