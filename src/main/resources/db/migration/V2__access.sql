-- Who may do what. BYTEA: PostgreSQL's name; SQLite takes any and keeps the bytes as they are.

-- Holds no usable link: the token also needs an HMAC by the server's key.
CREATE TABLE signing_link (
  id TEXT NOT NULL PRIMARY KEY,
  recipient BIGINT NOT NULL UNIQUE,
  generation INTEGER NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE one_time_code (
  id BIGINT NOT NULL PRIMARY KEY,
  recipient BIGINT NOT NULL,
  mac BYTEA NOT NULL,
  issued_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  tries INTEGER NOT NULL,
  alive INTEGER NOT NULL
);

CREATE INDEX one_time_code_recipient ON one_time_code (recipient, issued_at);

CREATE TABLE code_try (
  id BIGINT NOT NULL PRIMARY KEY,
  recipient BIGINT NOT NULL,
  at BIGINT NOT NULL
);

CREATE INDEX code_try_recipient ON code_try (recipient, at);

CREATE TABLE api_key (
  id TEXT NOT NULL PRIMARY KEY,
  tenant TEXT NOT NULL,
  sha256 BYTEA NOT NULL,
  scopes TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT,
  last_used_at BIGINT,
  revoked_at BIGINT
);

CREATE INDEX api_key_tenant ON api_key (tenant, created_at);

-- The remembered answer is encrypted: it may hold signing links.
CREATE TABLE idempotency (
  tenant TEXT NOT NULL,
  operation TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  boot TEXT NOT NULL,
  claimed_at BIGINT NOT NULL,
  status INTEGER,
  answer BYTEA,
  PRIMARY KEY (tenant, operation, idempotency_key)
);

CREATE INDEX idempotency_claimed ON idempotency (claimed_at);
