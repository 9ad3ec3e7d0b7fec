-- What a signing link may make us store: previews that go again, and counts that never do.

-- When it was last looked at whether anything speaks of these bytes; NULL for what stays.
ALTER TABLE blob_ref ADD COLUMN for_now BIGINT;
CREATE INDEX blob_ref_for_now ON blob_ref (for_now) WHERE for_now IS NOT NULL;

-- How often a person made us store something new, by kind.
CREATE TABLE journey_use (
  recipient BIGINT  NOT NULL,
  kind      TEXT    NOT NULL,
  used      INTEGER NOT NULL,
  PRIMARY KEY (recipient, kind)
);
