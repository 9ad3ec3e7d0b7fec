-- What came in, from where, and what became of it. Written in the same transaction as its effect.
CREATE TABLE intake (
  id           BIGINT PRIMARY KEY,
  tenant       VARCHAR(40)  NOT NULL,
  source       VARCHAR(120) NOT NULL,
  business_key VARCHAR(400) NOT NULL,
  digest       VARCHAR(64)  NOT NULL,
  location     VARCHAR(400) NOT NULL,
  client       VARCHAR(120),
  outcome      VARCHAR(12)  NOT NULL, -- ACCEPTED or REFUSED
  code         VARCHAR(120),
  reason       TEXT,
  contract_id  BIGINT,
  customer_id  BIGINT,
  received_at  BIGINT       NOT NULL
);
-- One accepted row per business key; a refused one may be mended and come again.
CREATE UNIQUE INDEX intake_accepted ON intake (tenant, source, business_key) WHERE outcome = 'ACCEPTED';
CREATE UNIQUE INDEX intake_refused ON intake (tenant, source, business_key, digest) WHERE outcome = 'REFUSED';
CREATE INDEX intake_contract ON intake (contract_id);

-- Each merge leaves the former values here (as JSON), with the intake that changed them.
CREATE TABLE customer_change (
  id          BIGINT PRIMARY KEY,
  tenant      VARCHAR(40) NOT NULL,
  customer_id BIGINT      NOT NULL,
  intake_id   BIGINT      NOT NULL,
  before_json TEXT        NOT NULL,
  changed_at  BIGINT      NOT NULL
);
CREATE INDEX customer_change_customer ON customer_change (tenant, customer_id);
