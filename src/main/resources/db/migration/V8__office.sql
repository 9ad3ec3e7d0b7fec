-- The back office: who signs in, from where, and how contracts are found in a list.

-- One person, one account in the whole installation: the address at sign-in tells the tenant.
-- password: Argon2id with its parameters; NULL until an invited person has chosen one.
CREATE TABLE app_user (
  id              BIGINT NOT NULL PRIMARY KEY,
  tenant          TEXT   NOT NULL,
  email           TEXT   NOT NULL,
  email_key       TEXT   NOT NULL,
  name            TEXT   NOT NULL,
  role            TEXT   NOT NULL,
  state           TEXT   NOT NULL,
  password        TEXT,
  locale          TEXT   NOT NULL,
  created_at      BIGINT NOT NULL,
  last_sign_in_at BIGINT
);
CREATE UNIQUE INDEX app_user_email ON app_user (email_key);
CREATE INDEX app_user_tenant ON app_user (tenant, name);

-- Holds no usable token: the browser's has 256 random bits, of which only the SHA-256 lies here.
CREATE TABLE app_session (
  id         BIGINT NOT NULL PRIMARY KEY,
  app_user   BIGINT NOT NULL REFERENCES app_user (id),
  sha256     TEXT   NOT NULL,
  address    TEXT   NOT NULL,
  agent      TEXT   NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at    BIGINT NOT NULL
);
CREATE UNIQUE INDEX app_session_sha256 ON app_session (sha256);
CREATE INDEX app_session_user ON app_session (app_user);
CREATE INDEX app_session_seen ON app_session (seen_at);

-- subject: SHA-256 of an account's address or of a network address; unknown accounts count as well.
CREATE TABLE sign_in_try (
  id      BIGINT NOT NULL PRIMARY KEY,
  subject TEXT   NOT NULL,
  at      BIGINT NOT NULL
);
CREATE INDEX sign_in_try_subject ON sign_in_try (subject, at);
CREATE INDEX sign_in_try_at ON sign_in_try (at);

-- Links that let somebody choose a password. app_user is NULL for a new administrator.
CREATE TABLE one_time_link (
  sha256     TEXT   NOT NULL PRIMARY KEY,
  tenant     TEXT   NOT NULL,
  purpose    TEXT   NOT NULL,
  app_user   BIGINT REFERENCES app_user (id),
  expires_at BIGINT NOT NULL,
  used_at    BIGINT
);
CREATE INDEX one_time_link_user ON one_time_link (app_user);
CREATE INDEX one_time_link_expires ON one_time_link (expires_at);

ALTER TABLE api_key ADD COLUMN name TEXT NOT NULL DEFAULT '';

-- The words by which a contract is found, folded (small letters, no accents), as UTF-8 bytes: text
-- would be compared by each database's own collation, bytes are compared the same way everywhere.
CREATE TABLE contract_word (
  tenant   TEXT   NOT NULL,
  word     BYTEA  NOT NULL,
  contract BIGINT NOT NULL REFERENCES contract (id),
  PRIMARY KEY (tenant, word, contract)
);
CREATE INDEX contract_word_contract ON contract_word (contract);
CREATE INDEX contract_list ON contract (tenant, status, id);
