-- One row that readiness writes: whether the store still takes a write and syncs it.
CREATE TABLE store_probe (
  id INTEGER NOT NULL PRIMARY KEY,
  at BIGINT  NOT NULL
);
