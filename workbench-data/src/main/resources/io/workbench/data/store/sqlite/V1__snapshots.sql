-- Rows of one instrument lie side by side in the order of their times: the key is the table.
CREATE TABLE instrument (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE snapshot (
  instrument_id INTEGER NOT NULL REFERENCES instrument (id),
  time_millis   INTEGER NOT NULL,
  best_bid      REAL CHECK (best_bid > 0),
  best_ask      REAL CHECK (best_ask > 0),
  bid_volume    REAL CHECK (bid_volume >= 0),
  ask_volume    REAL CHECK (ask_volume >= 0),
  PRIMARY KEY (instrument_id, time_millis)
) STRICT, WITHOUT ROWID;

CREATE TABLE gap (
  instrument_id INTEGER NOT NULL REFERENCES instrument (id),
  time_millis   INTEGER NOT NULL,
  reason        TEXT NOT NULL,
  PRIMARY KEY (instrument_id, time_millis)
) STRICT, WITHOUT ROWID;
