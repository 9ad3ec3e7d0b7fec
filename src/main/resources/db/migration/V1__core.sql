-- The core: contracts and what belongs to them, customers, blobs, events, waiting work.
--
-- One DDL for SQLite and PostgreSQL. Times are milliseconds UTC, flags are 0 or 1, ids are made by
-- the application, enums are stored by name, lists and maps are JSON text. BYTEA means bytes on
-- PostgreSQL; SQLite takes any type name and keeps blobs as they are.

CREATE TABLE contract (
  id          BIGINT  NOT NULL PRIMARY KEY,
  tenant      TEXT    NOT NULL,
  external_id TEXT,
  client      TEXT,
  customer    BIGINT,
  title       TEXT    NOT NULL,
  message     TEXT    NOT NULL,
  level       TEXT    NOT NULL,
  status      TEXT    NOT NULL,
  waiting_for TEXT,
  locale      TEXT    NOT NULL,
  created_at  BIGINT  NOT NULL,
  expires_at  BIGINT,
  closed_at   BIGINT,
  evidence    TEXT,
  prepared    INTEGER NOT NULL,
  announced   INTEGER NOT NULL,
  version     BIGINT  NOT NULL
);
-- Unique when given: both databases take any number of NULLs.
CREATE UNIQUE INDEX contract_external_id ON contract (tenant, external_id);
CREATE INDEX contract_tenant_id ON contract (tenant, id);
CREATE INDEX contract_status ON contract (status, announced);

CREATE TABLE recipient (
  id              BIGINT  NOT NULL PRIMARY KEY,
  contract        BIGINT  NOT NULL REFERENCES contract (id),
  rank            INTEGER NOT NULL,
  key             TEXT    NOT NULL,
  role            TEXT    NOT NULL,
  mode            TEXT    NOT NULL,
  person          TEXT    NOT NULL,
  locale          TEXT    NOT NULL,
  status          TEXT    NOT NULL,
  reviewed        TEXT    NOT NULL,
  consent_text    TEXT,
  typed_signature TEXT,
  assurance       TEXT,
  refusal_reason  TEXT,
  viewed_at       BIGINT,
  acted_at        BIGINT,
  UNIQUE (contract, key)
);
CREATE INDEX recipient_consented ON recipient (contract) WHERE status = 'CONSENTED';

CREATE TABLE property (
  contract BIGINT  NOT NULL REFERENCES contract (id),
  key      TEXT    NOT NULL,
  place    INTEGER NOT NULL,
  value    TEXT,
  label    TEXT    NOT NULL,
  type     TEXT    NOT NULL,
  required INTEGER NOT NULL,
  fill_by  TEXT    NOT NULL,
  origin   TEXT    NOT NULL,
  PRIMARY KEY (contract, key)
);

CREATE TABLE document (
  id        BIGINT  NOT NULL PRIMARY KEY,
  contract  BIGINT  NOT NULL REFERENCES contract (id),
  place     INTEGER NOT NULL,
  name      TEXT    NOT NULL,
  original  TEXT    NOT NULL,
  current   TEXT    NOT NULL,
  pages     INTEGER NOT NULL,
  fields    TEXT    NOT NULL,
  revision  BIGINT  NOT NULL,
  UNIQUE (contract, place)
);

CREATE TABLE customer (
  id         BIGINT NOT NULL PRIMARY KEY,
  tenant     TEXT   NOT NULL,
  number     TEXT,
  person     TEXT   NOT NULL,
  -- The person's own words folded for comparison; empty when there is none.
  email_key   TEXT  NOT NULL,
  first_key   TEXT  NOT NULL,
  last_key    TEXT  NOT NULL,
  company_key TEXT  NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX customer_number ON customer (tenant, number);
CREATE INDEX customer_email ON customer (tenant, email_key);
CREATE INDEX customer_name ON customer (tenant, last_key, first_key, company_key);

-- Bytes by the digest of their plain form. The file is named by the row, so that two writers at
-- once, or a collector beside a writer, never touch the same file.
CREATE TABLE blob (
  tenant          TEXT   NOT NULL,
  digest          TEXT   NOT NULL,
  file            TEXT   NOT NULL,
  size            BIGINT NOT NULL,
  created_at      BIGINT NOT NULL,
  unreferenced_at BIGINT,
  PRIMARY KEY (tenant, digest)
);
CREATE UNIQUE INDEX blob_file ON blob (file);
CREATE INDEX blob_unreferenced ON blob (unreferenced_at) WHERE unreferenced_at IS NOT NULL;

-- Who holds a blob: the file's key, wrapped with the owner's key. Owner 0 is the tenant itself.
CREATE TABLE blob_ref (
  tenant      TEXT   NOT NULL,
  digest      TEXT   NOT NULL,
  owner       BIGINT NOT NULL,
  wrapped_key BYTEA  NOT NULL,
  created_at  BIGINT NOT NULL,
  PRIMARY KEY (tenant, digest, owner),
  FOREIGN KEY (tenant, digest) REFERENCES blob (tenant, digest)
);
CREATE INDEX blob_ref_owner ON blob_ref (tenant, owner);

-- An owner's key, wrapped with the master key. Deleting the row erases what it opened.
CREATE TABLE contract_key (
  tenant  TEXT   NOT NULL,
  owner   BIGINT NOT NULL,
  wrapped BYTEA  NOT NULL,
  PRIMARY KEY (tenant, owner)
);

-- A known text wrapped with the master key: tells a wrong key from the right one at the start.
CREATE TABLE key_check (
  id      INTEGER NOT NULL PRIMARY KEY,
  wrapped BYTEA   NOT NULL
);

CREATE TABLE event (
  id          TEXT   NOT NULL PRIMARY KEY,
  tenant      TEXT   NOT NULL,
  contract    BIGINT NOT NULL,
  sequence    BIGINT NOT NULL,
  type        TEXT   NOT NULL,
  occurred_at BIGINT NOT NULL,
  json        TEXT   NOT NULL,
  -- NULL until one publisher, after the commit, gives it its place in the feed.
  position    BIGINT,
  UNIQUE (contract, sequence)
);
CREATE UNIQUE INDEX event_feed ON event (tenant, position);
CREATE INDEX event_unpublished ON event (occurred_at) WHERE position IS NULL;

-- The last position given out; its one row is also the publishers' lock.
CREATE TABLE event_feed_head (
  id       INTEGER NOT NULL PRIMARY KEY,
  position BIGINT  NOT NULL
);
INSERT INTO event_feed_head (id, position) VALUES (1, 0);

-- db-scheduler's own table: one row a waiting piece of work.
CREATE TABLE scheduled_tasks (
  task_name            VARCHAR(100) NOT NULL,
  task_instance        VARCHAR(100) NOT NULL,
  task_data            BYTEA,
  execution_time       TIMESTAMP    NOT NULL,
  picked               BOOLEAN      NOT NULL,
  picked_by            VARCHAR(50),
  last_success         TIMESTAMP,
  last_failure         TIMESTAMP,
  consecutive_failures INTEGER,
  last_heartbeat       TIMESTAMP,
  version              BIGINT       NOT NULL,
  priority             SMALLINT,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (task_name, execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat);

-- What db-scheduler's row cannot hold: wake-ups that came while the work ran, failures in a row.
CREATE TABLE work_wake (
  kind       TEXT    NOT NULL,
  key        TEXT    NOT NULL,
  due        BIGINT,
  failures   INTEGER NOT NULL,
  PRIMARY KEY (kind, key)
);

CREATE TABLE parked_work (
  kind    TEXT   NOT NULL,
  key     TEXT   NOT NULL,
  code    TEXT   NOT NULL,
  message TEXT   NOT NULL,
  since   BIGINT NOT NULL,
  PRIMARY KEY (kind, key)
);
