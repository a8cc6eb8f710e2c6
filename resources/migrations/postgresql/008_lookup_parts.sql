-- SPDX-License-Identifier: GPL-3.0-or-later
-- What finds mails by backer, project, address and trouble, in sorted parts (core/mail/lookup_part_repository.h).

CREATE TABLE lookup_parts (
  part         BIGINT PRIMARY KEY,
  first_mail   BIGINT NOT NULL,        -- the mails whose entries it holds; whole parts leave no gap
  last_mail    BIGINT NOT NULL,
  state        SMALLINT NOT NULL,        -- mail::PartState
  reached_kind SMALLINT NOT NULL DEFAULT 0, -- growing: it has all entries up to this one
  reached_key  TEXT NOT NULL DEFAULT '',
  reached_mail BIGINT NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX whole_lookup_parts ON lookup_parts (first_mail) WHERE state = 1;

CREATE TABLE part_lookups (
  part BIGINT NOT NULL,
  kind SMALLINT NOT NULL,                -- mail::LookupKind
  key  TEXT NOT NULL,
  mail BIGINT NOT NULL,
  PRIMARY KEY (part, kind, key, mail)
);

INSERT INTO lookup_parts (part, first_mail, last_mail, state)
  SELECT 1, 1, CAST(value AS BIGINT), 1 FROM database_properties WHERE name = 'looked_up_through';
INSERT INTO part_lookups (part, kind, key, mail)
  SELECT 1, kind, key, mail FROM mail_lookups ORDER BY kind, key, mail;
DELETE FROM database_properties WHERE name = 'looked_up_through';
DROP TABLE mail_lookups;
CREATE VIEW mail_lookups AS
  SELECT l.kind, l.key, l.mail FROM lookup_parts p CROSS JOIN part_lookups l WHERE p.state = 1 AND l.part = p.part;
