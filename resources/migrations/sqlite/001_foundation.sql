-- SPDX-License-Identifier: GPL-3.0-or-later
-- What every room stands on. Instants are milliseconds UTC (…_at); small codes are enums of the C++ room that owns them.

CREATE TABLE database_properties (      -- core/storage/database_properties.h: facts about the database itself
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE settings (                 -- core/config: what people set on the desk
  name       TEXT PRIMARY KEY,
  value      TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE audit (                    -- core/audit: who did what, when; insert only
  id           INTEGER PRIMARY KEY,
  at           INTEGER NOT NULL,
  actor        TEXT NOT NULL,           -- "staff:ann", "backer", "mailgun", "api", "import", "scheduler"
  action       TEXT NOT NULL,           -- "lock", "unlock", "address", "send", "pause", "cancel", "setting", …
  subject_kind TEXT NOT NULL,           -- "backer", "run", "setting", …
  subject_key  TEXT NOT NULL,
  before_value TEXT,
  after_value  TEXT
);
CREATE INDEX audit_by_subject ON audit (subject_kind, subject_key, at);

CREATE TABLE holders (                  -- core/tasks: who listens, who schedules, who sends (leases)
  role            TEXT PRIMARY KEY,
  host            TEXT NOT NULL,
  boot_id         TEXT NOT NULL,
  pid             INTEGER NOT NULL,
  process_started INTEGER NOT NULL,
  heartbeat_at    INTEGER NOT NULL,     -- by the database's clock (PostgreSQL) or the machine's (SQLite)
  lease_until     INTEGER NOT NULL,     -- the same; after it a holder on another machine counts as gone
  detail          TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;

CREATE TABLE listening_spans (          -- when the listener listened; what lies between is a gap
  from_at  INTEGER PRIMARY KEY,
  until_at INTEGER NOT NULL
);

CREATE TABLE tasks (                    -- core/tasks: what waits for a holder of Mailgun's key (R-key)
  id          INTEGER PRIMARY KEY,
  kind        TEXT NOT NULL,
  payload     TEXT NOT NULL,
  created_at  INTEGER NOT NULL,
  created_by  TEXT NOT NULL,
  due_at      INTEGER NOT NULL,
  state       TEXT NOT NULL DEFAULT 'waiting', -- waiting, taken, done, failed
  attempts    INTEGER NOT NULL DEFAULT 0,
  finished_at INTEGER,
  outcome     TEXT
);
CREATE INDEX tasks_open ON tasks (kind, due_at, id) WHERE finished_at IS NULL;

CREATE TABLE alarms (                   -- what staff must see; one row a kind
  kind       TEXT PRIMARY KEY,
  first_at   INTEGER NOT NULL,
  last_at    INTEGER NOT NULL,
  times      INTEGER NOT NULL,
  detail     TEXT NOT NULL,
  cleared_at INTEGER
) WITHOUT ROWID;

CREATE TABLE projects (
  id          INTEGER PRIMARY KEY,
  project_key TEXT NOT NULL UNIQUE,     -- the company's own id
  name        TEXT NOT NULL,            -- the key until somebody names it
  created_at  INTEGER NOT NULL
);

CREATE TABLE backers (
  id                 INTEGER PRIMARY KEY,
  backer_key         TEXT NOT NULL UNIQUE,   -- the company's own id; web-… for who signed up himself
  name               TEXT NOT NULL,
  language           TEXT,                   -- BCP 47; null: the company's default
  fields             TEXT NOT NULL DEFAULT '{}', -- JSON object of free fields, all text
  email              TEXT,                   -- as written; null: none
  address            TEXT,                   -- normalised (core/base/email_address.h)
  address_copy       INTEGER NOT NULL DEFAULT 0, -- 0 for the first backer of an address, 1 for the next …: never two in one call
  address_changed_at INTEGER,                -- null: a first address counts as always set (R-lock)
  address_source     TEXT,                   -- backer, staff, api, import
  address_confirmed_at INTEGER,
  unlocked_at        INTEGER,                -- latest unlock; events before it lock no more
  staff_locked_at    INTEGER,                -- locked by hand …
  staff_lock_note    TEXT,                   -- … with these words
  locked_at          INTEGER,                -- derived by the lock policy: since when
  lock_class         INTEGER,                -- derived: why (mail::MailClass; 100: by staff)
  lock_second        INTEGER,                -- derived: the event that proves it
  lock_event_id      TEXT,
  lock_kind          INTEGER,
  held_at            INTEGER,                -- derived: asked Mailgun for no more mail (suppressed-unsubscribe)
  joined_at          INTEGER NOT NULL,
  search_text        TEXT NOT NULL DEFAULT '', -- lower case: id, name, address, one a line
  erased_at          INTEGER
);
CREATE INDEX backers_by_address ON backers (address, address_copy) WHERE address IS NOT NULL;
CREATE INDEX backers_locked ON backers (locked_at, id) WHERE locked_at IS NOT NULL;
CREATE INDEX backers_unconfirmed ON backers (id) WHERE address IS NOT NULL AND address_confirmed_at IS NULL;

CREATE TABLE backer_addresses (         -- every address a backer ever had; until_at null: the present one
  backer   INTEGER NOT NULL,
  from_at  INTEGER NOT NULL,            -- 0 for the first
  until_at INTEGER,
  address  TEXT NOT NULL,
  email    TEXT NOT NULL,
  source   TEXT NOT NULL,
  PRIMARY KEY (backer, from_at)
) WITHOUT ROWID;
CREATE INDEX backer_addresses_by_address ON backer_addresses (address, backer);
CREATE INDEX backer_addresses_left ON backer_addresses (address, backer) WHERE until_at IS NOT NULL;

CREATE TABLE lock_facts (               -- failures and complaints about an address: what the lock policy judges
  address      TEXT NOT NULL,
  at           INTEGER NOT NULL,
  event_id     TEXT NOT NULL,
  kind         INTEGER NOT NULL,        -- mail::EventKind
  second       INTEGER NOT NULL,
  class        INTEGER NOT NULL,        -- mail::MailClass
  unknown_user INTEGER NOT NULL,        -- the server said that there is no such mailbox (5.1.x, or 5.0.0 and words)
  mail         INTEGER,                 -- null: not known which mail
  PRIMARY KEY (address, at, event_id, kind)
) WITHOUT ROWID;

CREATE TABLE backer_notes (
  backer INTEGER NOT NULL,
  at     INTEGER NOT NULL,
  actor  TEXT NOT NULL,
  note   TEXT NOT NULL,
  PRIMARY KEY (backer, at)
) WITHOUT ROWID;

CREATE TABLE erased_addresses (         -- keyed hashes of addresses of erased backers: events about them are stored under the hash
  address_hash TEXT PRIMARY KEY,
  erased_at    INTEGER NOT NULL
) WITHOUT ROWID;
