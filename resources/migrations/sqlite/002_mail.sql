-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sent emails, events and their counts. Keys lead with time or grow with it, so that ingest writes at the end of each
-- tree; what is looked up otherwise goes through mail_lookups, filled in sorted slices by a job.

CREATE TABLE families (                 -- at most 10,000; id 1 is "all others"
  id     INTEGER PRIMARY KEY,
  family TEXT NOT NULL UNIQUE
);
INSERT INTO families (id, family) VALUES (1, '');

CREATE TABLE subjects (                 -- at most 10,000 with a text of their own; later ones stand as their family
  id      INTEGER PRIMARY KEY,
  subject TEXT,                         -- null: all subjects of this family that came too late for a row of their own
  family  INTEGER NOT NULL
);
CREATE UNIQUE INDEX subjects_by_text ON subjects (subject, family) WHERE subject IS NOT NULL;
CREATE UNIQUE INDEX subjects_of_family_rest ON subjects (family) WHERE subject IS NULL;

CREATE TABLE domains (                  -- recipients' domains
  id     INTEGER PRIMARY KEY,
  domain TEXT NOT NULL UNIQUE
);

CREATE TABLE mails (                    -- one message to one recipient; no row before its first event
  id           INTEGER PRIMARY KEY,
  message_id   TEXT NOT NULL,           -- without angle brackets; Mailgun's lead with the time
  address      TEXT NOT NULL,           -- normalised recipient
  sent_at      INTEGER NOT NULL,        -- our own send time, else the earliest event
  status       INTEGER NOT NULL,        -- mail::MailStatus
  class        INTEGER NOT NULL,        -- mail::MailClass
  backer_key   TEXT,                    -- attribution, stored (R-attribution)
  project      INTEGER,
  subject      INTEGER,
  subject_text TEXT,                    -- only when the subject has no row of its own
  run          INTEGER,                 -- the bill it is, after a look in the ledger
  ordinal      INTEGER,
  merged       BLOB NOT NULL,           -- mail::MergedMail, the algebra of R-status
  UNIQUE (message_id, address)
);

CREATE TABLE mail_lookups (             -- what finds mails by backer, project, address, day, trouble; filled up to database_properties.looked_up_through
  kind INTEGER NOT NULL,                -- mail::LookupKind
  key  TEXT NOT NULL,
  mail INTEGER NOT NULL,
  PRIMARY KEY (kind, key, mail)
) WITHOUT ROWID;

CREATE TABLE events (
  second       INTEGER NOT NULL,        -- floor of the event's own time
  event_id     TEXT NOT NULL,
  kind         INTEGER NOT NULL,        -- mail::EventKind
  at           INTEGER NOT NULL,
  received_at  INTEGER NOT NULL,
  mail         INTEGER,                 -- null: belongs to no mail (yet)
  address      TEXT,                    -- normalised recipient; only where mail is null or found by recipient
  status       INTEGER NOT NULL,        -- what this event alone says
  class        INTEGER NOT NULL,
  code         INTEGER NOT NULL,
  enhanced     TEXT,
  server_text  TEXT,                    -- the receiving server's words, of failures
  backer_key   TEXT,                    -- what the event itself carried
  project      INTEGER,
  subject      INTEGER,
  own_link     TEXT,                    -- our variable, as it came
  flags        INTEGER NOT NULL,        -- mail/event_repository.cpp: bearing, delayed, unknown user, orphan
  body         INTEGER,                 -- bodies.id; the raw text stands there at …
  body_offset  INTEGER,
  body_length  INTEGER,
  PRIMARY KEY (second, event_id, kind)
) WITHOUT ROWID;
CREATE INDEX events_by_mail ON events (mail, at) WHERE mail IS NOT NULL;

CREATE TABLE orphans (                  -- events without a message id: given to a mail by recipient and time, or to none
  address  TEXT NOT NULL,
  at       INTEGER NOT NULL,
  second   INTEGER NOT NULL,
  event_id TEXT NOT NULL,
  kind     INTEGER NOT NULL,
  adoptable INTEGER NOT NULL, -- 1: without message id, may belong to a mail; 0: about no mail at all
  mail     INTEGER,                     -- whose it is as far as we know now
  PRIMARY KEY (address, at, event_id, kind)
) WITHOUT ROWID;

CREATE TABLE tokens (                   -- used webhook tokens; kept twice the window, at least 7 days
  signed_at INTEGER NOT NULL,           -- the signature's timestamp, seconds
  token     TEXT NOT NULL,
  digest    BLOB NOT NULL,
  PRIMARY KEY (signed_at, token)
) WITHOUT ROWID;

CREATE TABLE bodies (                   -- raw bodies, one row a group of events; dropped by age
  id          INTEGER PRIMARY KEY,
  received_at INTEGER NOT NULL,
  bytes       BLOB NOT NULL
);
CREATE INDEX bodies_by_time ON bodies (received_at);

CREATE TABLE quarantine (               -- genuine but unusable, and samples
  id          INTEGER PRIMARY KEY,
  received_at INTEGER NOT NULL,
  reason      TEXT NOT NULL,            -- unknown_kind, no_recipient, refused_by_database; samples: test_mode, test_button
  signed_at   INTEGER,
  token       TEXT,
  content_type TEXT NOT NULL,
  body        BLOB NOT NULL,
  replayed_at INTEGER
);
CREATE INDEX quarantine_open ON quarantine (id) WHERE replayed_at IS NULL;

CREATE TABLE counts (                   -- mails by day: leads with the day. Grains: deliverability::CountGrain
  grain  INTEGER NOT NULL,              -- Day (–, –), ProjectSubjectDay (project, subject), DomainDay (domain, –), Run (run as period)
  period INTEGER NOT NULL,              -- day number; for Run the run
  key1   INTEGER NOT NULL,              -- 0: none
  key2   INTEGER NOT NULL,
  status INTEGER NOT NULL,
  class  INTEGER NOT NULL,
  mails  INTEGER NOT NULL,
  PRIMARY KEY (grain, period, key1, key2, status, class)
) WITHOUT ROWID;

CREATE TABLE rolled_counts (            -- closed days, leading with what is asked for: up to database_properties.rolled_up_through
  grain  INTEGER NOT NULL,              -- SubjectDay, ProjectMonth, DomainMonth …
  key1   INTEGER NOT NULL,
  key2   INTEGER NOT NULL,
  period INTEGER NOT NULL,              -- day number, year * 12 + month - 1, or 0: all time
  status INTEGER NOT NULL,
  class  INTEGER NOT NULL,
  mails  INTEGER NOT NULL,
  PRIMARY KEY (grain, key1, key2, period, status, class)
) WITHOUT ROWID;
