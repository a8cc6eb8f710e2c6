-- SPDX-License-Identifier: GPL-3.0-or-later
-- Bills with figures of their own, and the templates that people write.

CREATE TABLE bill_imports (             -- a mailing whose bills were imported: who has none of them gets none
  mailing     INTEGER PRIMARY KEY,
  file        TEXT NOT NULL,
  actor       TEXT NOT NULL,
  begun_at    INTEGER NOT NULL,
  finished_at INTEGER                   -- null: half imported, nothing may be sent from it
);

CREATE TABLE bills (                    -- joined with recipients by the same key
  mailing  INTEGER NOT NULL,
  backer   INTEGER NOT NULL,
  amount   INTEGER NOT NULL,            -- minor units
  currency TEXT NOT NULL,               -- ISO 4217
  due_on   TEXT,                        -- 2026-12-01
  number   TEXT,
  link     TEXT,
  fields   TEXT,                        -- further columns, a JSON object of texts; null: none
  PRIMARY KEY (mailing, backer)
) WITHOUT ROWID;

CREATE TABLE bill_templates (           -- the newest of a kind and language counts; a run keeps those of its beginning
  id         INTEGER PRIMARY KEY,
  kind       TEXT NOT NULL,             -- notice, bill
  language   TEXT NOT NULL,             -- BCP 47, lower case
  subject    TEXT,                      -- null: as it comes with the program, or none
  body_text  TEXT,
  body_html  TEXT,
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL
);
CREATE INDEX bill_templates_newest ON bill_templates (kind, language, id);

ALTER TABLE runs ADD COLUMN has_figures SMALLINT NOT NULL DEFAULT 0; -- 1: of bills with figures of their own

CREATE INDEX left_out_locked ON left_out (backer, run) WHERE reason = 'locked'; -- whose missed bills wait for an unlock
