-- SPDX-License-Identifier: GPL-3.0-or-later
-- The newest events of a kind, however few there are. Most are delivered: those are found without.

CREATE INDEX events_by_kind ON events (kind, second) WHERE kind <> 1;
