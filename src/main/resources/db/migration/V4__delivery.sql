-- Where events go. secret_name: a connector's secret, resolved at each attempt; secret: a generated
-- one, encrypted. previous_secret signs beside it until previous_until.
CREATE TABLE endpoint (
  id BIGINT NOT NULL PRIMARY KEY,
  tenant TEXT NOT NULL,
  url TEXT NOT NULL,
  named_by TEXT NOT NULL,
  secret_name TEXT,
  secret BYTEA,
  previous_secret BYTEA,
  previous_until BIGINT,
  state TEXT NOT NULL,
  reason TEXT,
  created_at BIGINT NOT NULL,
  UNIQUE (tenant, url)
);

-- One event to one endpoint, frozen: retries resend body byte for byte. attempts: ever made; tries:
-- since the schedule began.
CREATE TABLE delivery (
  id BIGINT NOT NULL PRIMARY KEY,
  tenant TEXT NOT NULL,
  contract BIGINT NOT NULL,
  event_id TEXT NOT NULL,
  event_type TEXT NOT NULL,
  endpoint BIGINT NOT NULL REFERENCES endpoint (id),
  origin TEXT NOT NULL,
  content_type TEXT NOT NULL,
  body BYTEA NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  replays INTEGER NOT NULL,
  next_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  delivered_at BIGINT,
  UNIQUE (tenant, event_id, endpoint, origin)
);

CREATE INDEX delivery_contract ON delivery (contract);
CREATE INDEX delivery_endpoint ON delivery (endpoint, state);
CREATE INDEX delivery_state ON delivery (state);

-- status and error stay empty when the process died before the answer was known.
CREATE TABLE attempt (
  id BIGINT NOT NULL PRIMARY KEY,
  delivery BIGINT NOT NULL REFERENCES delivery (id),
  number INTEGER NOT NULL,
  at BIGINT NOT NULL,
  status INTEGER,
  latency_ms BIGINT,
  error TEXT,
  answer TEXT,
  UNIQUE (delivery, number)
);

-- Callbacks named in a contract request.
CREATE TABLE contract_callback (
  id BIGINT NOT NULL PRIMARY KEY,
  contract BIGINT NOT NULL,
  url TEXT NOT NULL,
  events TEXT NOT NULL,
  include TEXT NOT NULL,
  UNIQUE (contract, url)
);
