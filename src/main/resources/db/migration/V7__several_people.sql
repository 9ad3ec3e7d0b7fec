-- Several people on a contract: drawn signatures, reminders, annexes sent and collected.
ALTER TABLE contract ADD COLUMN remind_every BIGINT;
ALTER TABLE recipient ADD COLUMN mark TEXT;
ALTER TABLE recipient ADD COLUMN version BIGINT NOT NULL DEFAULT 0;

CREATE TABLE annex_request (
  contract    BIGINT  NOT NULL REFERENCES contract (id),
  name        TEXT    NOT NULL,
  place       INTEGER NOT NULL,
  label       TEXT    NOT NULL,
  types       TEXT    NOT NULL,
  max_size_mb INTEGER NOT NULL,
  max_files   INTEGER NOT NULL,
  required    INTEGER NOT NULL,
  asked_of    TEXT    NOT NULL,
  PRIMARY KEY (contract, name)
);

-- A taken back annex keeps its row, without content, so that its number is never used again.
CREATE TABLE annex (
  contract    BIGINT  NOT NULL REFERENCES contract (id),
  place       INTEGER NOT NULL,
  given_by    TEXT    NOT NULL,
  request     TEXT    NOT NULL,
  name        TEXT    NOT NULL,
  media_type  TEXT    NOT NULL,
  size        BIGINT  NOT NULL,
  content     TEXT,
  received_at BIGINT  NOT NULL,
  PRIMARY KEY (contract, place)
);
