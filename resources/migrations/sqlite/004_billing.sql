-- SPDX-License-Identifier: GPL-3.0-or-later
-- The ledger: what is settled here is what was sent. No foreign keys on the million-row table, no row per mail.

CREATE TABLE mailings (                 -- what a backer gets at most once: bill:2026-11
  id         INTEGER PRIMARY KEY,
  mailing_key TEXT NOT NULL UNIQUE,
  period     TEXT NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE INDEX mailings_by_period ON mailings (period);

CREATE TABLE runs (                     -- one sending of a mailing to a frozen audience
  id          INTEGER PRIMARY KEY,
  mailing     INTEGER NOT NULL,
  state       TEXT NOT NULL,            -- planned, sending, paused, finished, cancelled
  paused_for  TEXT,                     -- why, a code; the words of Mailgun stand in paused_words
  paused_words TEXT,
  people      INTEGER NOT NULL,
  batch_size  INTEGER NOT NULL,
  pilot       INTEGER NOT NULL,         -- how many are sent first; 0: none
  wait_until  INTEGER,                  -- a rate limit or the pilot: nothing is sent before
  started_by  TEXT NOT NULL,
  created_at  INTEGER NOT NULL,
  started_at  INTEGER,
  finished_at INTEGER
);
CREATE INDEX runs_by_mailing ON runs (mailing, id);

CREATE TABLE recipients (               -- the bill: a backer gets a mailing at most once (R-once)
  mailing INTEGER NOT NULL,
  backer  INTEGER NOT NULL,
  run     INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,             -- place in the run; a call is a range of ordinals
  PRIMARY KEY (mailing, backer)
) WITHOUT ROWID;

CREATE TABLE left_out (                 -- who got none with the run, and why
  run    INTEGER NOT NULL,
  backer INTEGER NOT NULL,
  reason TEXT NOT NULL,                 -- locked, no_address, bad_address, no_bill, suppressed
  PRIMARY KEY (run, backer)
) WITHOUT ROWID;

CREATE TABLE refused_recipients (       -- whom Mailgun refused, in its words
  run     INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  backer  INTEGER NOT NULL,
  words   TEXT NOT NULL,
  at      INTEGER NOT NULL,
  PRIMARY KEY (run, ordinal)
) WITHOUT ROWID;

CREATE TABLE calls (                    -- one request to Mailgun, up to 1,000 people
  run           INTEGER NOT NULL,
  number        INTEGER NOT NULL,
  first_ordinal INTEGER NOT NULL,
  last_ordinal  INTEGER NOT NULL,
  people        INTEGER NOT NULL,
  state         TEXT NOT NULL,          -- pending, in_flight, accepted, refused, unknown, lost
  attempts      INTEGER NOT NULL DEFAULT 0,
  not_before    INTEGER NOT NULL DEFAULT 0,
  started_at    INTEGER,
  ended_at      INTEGER,                -- when the connection was known to have ended
  deadline_at   INTEGER,
  looks         INTEGER NOT NULL DEFAULT 0,
  looked_at     INTEGER,
  message_id    TEXT,
  words         TEXT,
  PRIMARY KEY (run, number)
) WITHOUT ROWID;
CREATE INDEX calls_open ON calls (run, state, number);
