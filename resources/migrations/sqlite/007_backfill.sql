-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was read in Mailgun's logs, and how long nothing was heard.

CREATE TABLE read_spans (               -- event times of which Mailgun's logs were read when they had settled; never overlap
  from_at  INTEGER PRIMARY KEY,
  until_at INTEGER NOT NULL
);

CREATE TABLE silences (                 -- the longest time between two events that ended on a day
  day        INTEGER PRIMARY KEY,       -- of UTC, since 1970
  longest_ms INTEGER NOT NULL
);

ALTER TABLE quarantine ADD COLUMN digest BLOB; -- mailgun::eventDigest(): the logs bring again what a webhook brought
CREATE UNIQUE INDEX quarantine_by_digest ON quarantine (digest) WHERE digest IS NOT NULL;
