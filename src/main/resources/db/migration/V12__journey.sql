-- Who asked for a new link, by hours since 1970: once an hour counts.
CREATE TABLE link_request (
  recipient BIGINT NOT NULL,
  hour      BIGINT NOT NULL,
  PRIMARY KEY (recipient, hour)
);
CREATE INDEX link_request_hour ON link_request (hour);
