-- Long-lived signing keys (the certificate authority, each tenant's seal), wrapped by the master key.
CREATE TABLE signing_key (
  tenant VARCHAR(40) NOT NULL,
  name VARCHAR(80) NOT NULL,
  wrapped BYTEA NOT NULL,
  PRIMARY KEY (tenant, name)
);

-- The audit trail: a chain of hashes for each contract. Personal values and their salts lie beside
-- the entry, so that they can be erased and the chain still verifies.
CREATE TABLE audit_entry (
  contract BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  entry TEXT NOT NULL,
  hash VARCHAR(64) NOT NULL,
  personal TEXT,
  PRIMARY KEY (contract, seq)
);

-- Written in the same transaction as the sealed revisions: never two seals on one contract.
CREATE TABLE sealed_contract (
  contract BIGINT NOT NULL PRIMARY KEY,
  sealed_at BIGINT NOT NULL
);
