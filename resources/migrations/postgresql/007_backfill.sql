-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was read in Mailgun's logs, and how long nothing was heard.

CREATE TABLE read_spans (               -- event times of which Mailgun's logs were read when they had settled; never overlap
  from_at  BIGINT PRIMARY KEY,
  until_at BIGINT NOT NULL
);

CREATE TABLE silences (                 -- the longest time between two events that ended on a day
  day        BIGINT PRIMARY KEY,       -- of UTC, since 1970
  longest_ms BIGINT NOT NULL
);

ALTER TABLE quarantine ADD COLUMN digest BYTEA; -- mailgun::eventDigest(): the logs bring again what a webhook brought
CREATE UNIQUE INDEX quarantine_by_digest ON quarantine (digest) WHERE digest IS NOT NULL;
