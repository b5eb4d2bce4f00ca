CREATE TABLE instrument (
  id   integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE
);

CREATE TABLE snapshot (
  instrument_id integer NOT NULL REFERENCES instrument (id),
  time_millis   bigint NOT NULL,
  best_bid      double precision CHECK (best_bid > 0),
  best_ask      double precision CHECK (best_ask > 0),
  bid_volume    double precision CHECK (bid_volume >= 0),
  ask_volume    double precision CHECK (ask_volume >= 0),
  PRIMARY KEY (instrument_id, time_millis)
);

-- "workbench store vacuum" puts the rows into this order.
ALTER TABLE snapshot CLUSTER ON snapshot_pkey;

CREATE TABLE gap (
  instrument_id integer NOT NULL REFERENCES instrument (id),
  time_millis   bigint NOT NULL,
  reason        text NOT NULL,
  PRIMARY KEY (instrument_id, time_millis)
);

-- The service's answers.
CREATE TABLE answer (
  instrument          text NOT NULL,
  time_millis         bigint NOT NULL,
  requested_at_millis bigint NOT NULL,
  status              integer NOT NULL,
  body                bytea NOT NULL,
  PRIMARY KEY (instrument, time_millis)
);

-- They are gzip, which the server need not try to compress again. PostgreSQL 15 and older take this
-- as a statement of its own only.
ALTER TABLE answer ALTER COLUMN body SET STORAGE EXTERNAL;
