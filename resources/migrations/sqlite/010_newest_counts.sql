-- SPDX-License-Identifier: GPL-3.0-or-later
-- Changes of counts by project and subject and by domain that the table counts does not have yet
-- (core/deliverability/newest_counts.h).

CREATE TABLE newest_counts (
  id     INTEGER PRIMARY KEY,           -- one row a group of events; sorted in at the hundred-and-twenty-eighth
  packed BLOB NOT NULL                  -- their keys and differences, packed
);
