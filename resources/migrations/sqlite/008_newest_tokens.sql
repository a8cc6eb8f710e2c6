-- SPDX-License-Identifier: GPL-3.0-or-later
-- Used tokens in the order of their coming. Within a second tokens are random, so each one cost the commit a page of
-- its own in the sorted table; thousands at a time do not. 011_events_in_order.sql puts something else in their place.

CREATE TABLE newest_tokens (
  id        INTEGER PRIMARY KEY,        -- without gaps; the newest thousands are never removed
  signed_at INTEGER NOT NULL,
  token     TEXT NOT NULL,
  digest    BLOB NOT NULL
);
