-- SPDX-License-Identifier: GPL-3.0-or-later
-- The customer's account: passwords, sessions, links. Only hashes of secrets.

CREATE TABLE credentials (
  backer        INTEGER PRIMARY KEY,
  password_hash TEXT NOT NULL,          -- argon2id, libsodium's own text form
  changed_at    INTEGER NOT NULL
);

CREATE TABLE sessions (
  token_hash BLOB PRIMARY KEY,          -- SHA-256 of the cookie's token
  backer     INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  seen_at    INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_by_backer ON sessions (backer);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE account_links (            -- links in mails or copied by support: one use, for one backer, address and purpose
  token_hash BLOB PRIMARY KEY,
  backer     INTEGER NOT NULL,          -- 0: a sign-up that is not a backer yet; it rides in the next three columns
  purpose    TEXT NOT NULL,             -- set_password, sign_up, confirm_address, address, choice
  email      TEXT,                      -- as written
  name       TEXT,
  language   TEXT,
  address    TEXT,                      -- normalised: how many links went there lately
  stands_on  BLOB NOT NULL,            -- digest of the backer's address and password; another one voids the link
  return_to  TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,             -- "mail": the address proved itself; "staff:ann", "api"
  expires_at INTEGER NOT NULL,
  used_at    INTEGER
) WITHOUT ROWID;
CREATE INDEX account_links_by_backer ON account_links (backer);
CREATE INDEX account_links_by_address ON account_links (address, created_at) WHERE address IS NOT NULL;
CREATE INDEX account_links_by_expiry ON account_links (expires_at);
