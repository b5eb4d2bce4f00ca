-- The service's answers, gzip. A file of their own: they rebuild the snapshots when those are lost.
CREATE TABLE answer (
  instrument          TEXT NOT NULL,
  time_millis         INTEGER NOT NULL,
  requested_at_millis INTEGER NOT NULL,
  status              INTEGER NOT NULL,
  body                BLOB NOT NULL,
  PRIMARY KEY (instrument, time_millis)
) STRICT;
