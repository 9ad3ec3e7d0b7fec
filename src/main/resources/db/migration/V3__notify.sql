-- Mails to send. Address, subject and body are in content, encrypted, and erased once sent.
CREATE TABLE mail_outbox (
  id BIGINT NOT NULL PRIMARY KEY,
  tenant TEXT NOT NULL,
  contract BIGINT NOT NULL,
  recipient BIGINT NOT NULL,
  occasion TEXT NOT NULL,
  dedupe_key TEXT NOT NULL,
  message_id TEXT NOT NULL,
  content BYTEA,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  last_error TEXT,
  created_at BIGINT NOT NULL,
  not_after BIGINT NOT NULL,
  sent_at BIGINT,
  UNIQUE (tenant, dedupe_key)
);

CREATE INDEX mail_outbox_contract ON mail_outbox (contract);
CREATE INDEX mail_outbox_state ON mail_outbox (state);
