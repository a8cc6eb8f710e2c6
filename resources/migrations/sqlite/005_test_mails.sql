-- SPDX-License-Identifier: GPL-3.0-or-later
-- Test mails by which locked backers unlock themselves at the same address (R-unlock).

CREATE TABLE test_mails (               -- no bill, in no figure: its own variable names its row
  id       INTEGER PRIMARY KEY,
  backer   INTEGER NOT NULL,
  address  TEXT NOT NULL,               -- normalised; where it went
  asked_at INTEGER NOT NULL,
  outcome  TEXT,                        -- null: no news; delivered, failed, refused (by Mailgun)
  words    TEXT NOT NULL DEFAULT '',    -- the receiving server's or Mailgun's own, of a failure
  ended_at INTEGER
);
CREATE INDEX test_mails_by_backer ON test_mails (backer, asked_at);
