-- SPDX-License-Identifier: GPL-3.0-or-later
-- Events and used tokens in the order of their coming. Within a second they are random, so that each one cost the
-- commit a page of its own in a sorted table (core/mail/known_events.h, core/ingest/known_tokens.h).

ALTER TABLE events RENAME TO sorted_events;
DROP INDEX events_by_mail;

CREATE TABLE events (
  id           INTEGER PRIMARY KEY,
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
  body_length  INTEGER
);
INSERT INTO events (second, event_id, kind, at, received_at, mail, address, status, class, code, enhanced, server_text,
                    backer_key, project, subject, own_link, flags, body, body_offset, body_length)
  SELECT second, event_id, kind, at, received_at, mail, address, status, class, code, enhanced, server_text,
         backer_key, project, subject, own_link, flags, body, body_offset, body_length
  FROM sorted_events ORDER BY second, event_id, kind;
DROP TABLE sorted_events;
CREATE INDEX events_by_second ON events (second);
CREATE INDEX events_by_kind ON events (kind, second) WHERE kind <> 1; -- most are delivered: those are found without
CREATE INDEX events_by_mail ON events (mail, at) WHERE mail IS NOT NULL;

CREATE TABLE used_tokens (              -- kept twice the window, at least 7 days
  id        INTEGER PRIMARY KEY,
  signed_at INTEGER NOT NULL,           -- the signature's timestamp, seconds
  packed    TEXT NOT NULL               -- of some tokens a line each: percent-encoded token, digest in hex
);
INSERT INTO used_tokens (signed_at, packed)
  SELECT signed_at, group_concat(token || ' ' || lower(hex(digest)), char(10))
  FROM (SELECT signed_at, token, digest FROM tokens UNION ALL SELECT signed_at, token, digest FROM newest_tokens)
  GROUP BY signed_at;
CREATE INDEX used_tokens_by_second ON used_tokens (signed_at);
DROP TABLE tokens;
DROP TABLE newest_tokens;
