// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite writes each page of its write-ahead log with two calls to the system. This gathers what follows one another
// and hands it over at once before it is synchronised: the commit of a group of events then takes two or three writes
// instead of some hundred and fifty. Right only with synchronous=FULL: there each commit is synchronised before any
// connection may see it (sqlite3WalFrames). And only within a commit: what a transaction writes before, because it does
// not fit into memory, has its place in the log only for as long as it holds the lock, which a rollback gives up
// without a word to the file. In the thread of its connection.
#pragma once

struct sqlite3;

namespace bouncedesk::storage {

// The name for sqlite3_open_v2; the first call registers it. Null: SQLite has no file system of its own here.
const char *gatheredLog();

// Commits what the connection began; an SQLite result code. What a failed commit has not handed over is gone.
int commitGathered(sqlite3 *connection);

} // namespace bouncedesk::storage
