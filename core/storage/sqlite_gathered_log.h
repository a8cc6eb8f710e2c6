// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite writes each page of its write-ahead log with two calls to the system. This gathers what follows one another
// and hands it over at once before it is synchronised: the commit of a group of events then takes two or three writes
// instead of some hundred and fifty. Right only with synchronous=FULL: there each commit is synchronised before any
// connection may see it (sqlite3WalFrames). In the thread of its connection.
#pragma once

namespace bouncedesk::storage {

// The name for sqlite3_open_v2; the first call registers it. Null: SQLite has no file system of its own here.
const char *gatheredLog();

} // namespace bouncedesk::storage
