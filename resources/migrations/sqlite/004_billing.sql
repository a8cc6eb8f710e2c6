-- SPDX-License-Identifier: GPL-3.0-or-later
-- The ledger: what is settled here is what was sent. No foreign keys on the million-row table, no row per mail.

CREATE TABLE mailings (                 -- what a backer gets at most once: bill:2026-11
  id          INTEGER PRIMARY KEY,
  mailing_key TEXT NOT NULL UNIQUE,
  period      TEXT NOT NULL,
  created_at  INTEGER NOT NULL
);
CREATE INDEX mailings_by_period ON mailings (period);

CREATE TABLE runs (                     -- one sending of a mailing to a frozen audience
  id               INTEGER PRIMARY KEY,
  mailing          INTEGER NOT NULL,
  state            TEXT NOT NULL,       -- planned, sending, paused, finished, cancelled
  paused_for       TEXT,                -- why, a code; the words of Mailgun stand in paused_words
  paused_words     TEXT,
  people           INTEGER NOT NULL,
  pilot            INTEGER NOT NULL,    -- how many are sent first: the ordinals below it; 0: none
  pilot_sent_at    INTEGER,             -- when the last of the pilot was taken
  pilot_passed_at  INTEGER,             -- when the rest was let go
  wait_until       INTEGER,             -- a rate limit: nothing is sent before
  wait_words       TEXT,
  health_waived    SMALLINT NOT NULL DEFAULT 0, -- somebody saw its bounces or complaints and went on
  started_by       TEXT NOT NULL,
  created_at       INTEGER NOT NULL,
  started_at       INTEGER,
  finished_at      INTEGER
);
CREATE INDEX runs_by_mailing ON runs (mailing, id);
CREATE INDEX runs_unfinished ON runs (id) WHERE state IN ('planned', 'sending', 'paused');

CREATE TABLE recipients (               -- the bill: a backer gets a mailing at most once (R-once)
  mailing INTEGER NOT NULL,
  backer  INTEGER NOT NULL,
  run     INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,             -- place in the run; a call is a range of ordinals
  apart   SMALLINT NOT NULL,            -- 0: ordinals rise with backers; 1: the pilot and second backers of an address
  PRIMARY KEY (mailing, backer)
) WITHOUT ROWID;
CREATE INDEX recipients_apart ON recipients (run, ordinal) WHERE apart = 1;

CREATE TABLE left_out (                 -- who got none with the run, and why
  run    INTEGER NOT NULL,
  backer INTEGER NOT NULL,
  reason TEXT NOT NULL,                 -- locked, no_address, bad_address, no_bill, suppressed
  PRIMARY KEY (run, backer)
) WITHOUT ROWID;
CREATE INDEX left_out_by_backer ON left_out (backer, run);

CREATE TABLE refused_recipients (       -- whom Mailgun refused, in its words: no bill, so no row in recipients
  run     INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  mailing INTEGER NOT NULL,
  backer  INTEGER NOT NULL,
  root    INTEGER NOT NULL,             -- the call that was taken apart to find him
  address TEXT NOT NULL,                -- a later run tries again once it is another one
  words   TEXT NOT NULL,
  at      INTEGER NOT NULL,
  PRIMARY KEY (run, ordinal)
) WITHOUT ROWID;
CREATE INDEX refused_by_backer ON refused_recipients (mailing, backer);

CREATE TABLE calls (                    -- one request to Mailgun, up to 1,000 people; without the lost ones they share out the run
  run           INTEGER NOT NULL,
  number        INTEGER NOT NULL,
  first_ordinal INTEGER NOT NULL,
  last_ordinal  INTEGER NOT NULL,
  first_backer  INTEGER NOT NULL,       -- where its people lie in recipients, unless they lie apart
  last_backer   INTEGER NOT NULL,
  apart         SMALLINT NOT NULL,
  people        INTEGER NOT NULL,
  state         TEXT NOT NULL,          -- pending, in_flight, accepted, refused, unknown, lost
  attempts      INTEGER NOT NULL DEFAULT 0,
  not_before    INTEGER NOT NULL DEFAULT 0,
  sender        TEXT,                   -- digest of From, domain and key of the last attempt
  probe_of      INTEGER,                -- one person, sent alone to learn whom the refusal of that call is about
  held_for      INTEGER,                -- waits until that question is answered
  root          INTEGER,                -- a part of that call, which is halved until the refused stand alone
  started_at    INTEGER,
  deadline_at   INTEGER,
  ended_at      INTEGER,                -- when the connection was known to have ended
  looks         INTEGER NOT NULL DEFAULT 0,
  looked_at     INTEGER,
  message_id    TEXT,
  words         TEXT,
  PRIMARY KEY (run, number)
) WITHOUT ROWID;
CREATE INDEX calls_by_state ON calls (run, state, number);
CREATE INDEX calls_unknown ON calls (run, number) WHERE state IN ('in_flight', 'unknown');

CREATE TABLE bill_copies (              -- a sent bill mailed once more: no bill, in no figure (R-once)
  mailing    INTEGER NOT NULL,
  backer     INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  actor      TEXT NOT NULL,
  message_id TEXT,
  PRIMARY KEY (mailing, backer, at)
) WITHOUT ROWID;

CREATE TABLE billing_schedule (         -- one row: when bills go by themselves (R-schedule)
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  enabled       SMALLINT NOT NULL,
  day           TEXT NOT NULL,          -- 1 to 31, last, first_working, last_working
  minute_of_day INTEGER NOT NULL,
  zone          TEXT NOT NULL,
  missed        TEXT NOT NULL,          -- run, ask, skip
  next_due_at   INTEGER,
  announced_at  INTEGER,                -- of next_due_at
  held          SMALLINT NOT NULL,      -- somebody said: not this time
  question_at   INTEGER,                -- a missed run that waits for an answer: when it was due …
  answer        TEXT,                   -- … and what was answered: run, skip
  changed_at    INTEGER NOT NULL
);
