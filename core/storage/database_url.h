// SPDX-License-Identifier: GPL-3.0-or-later
// Where the database is: sqlite:///ABSOLUTE/PATH, postgresql://USER@HOST:PORT/NAME or postgresql:///NAME?host=DIR.
// A password in the URL is refused (R-secret); it comes apart from it. A value.
#pragma once

#include "core/base/result.h"
#include "core/base/secret_string.h"

#include <QString>

namespace bouncedesk::storage {

enum class Dialect { Sqlite, Postgresql };

struct DatabaseUrl {
    Dialect dialect = Dialect::Sqlite;
    QString path; // SQLite: the file
    QString user; // PostgreSQL from here on; empty: libpq's own default
    QString host; // a name, an address or a socket's folder
    int port = 0;
    QString name;
    base::SecretString password; // empty: PGPASSWORD or ~/.pgpass, as libpq does

    static base::Result<DatabaseUrl> parse(const QString &text);
    static DatabaseUrl sqlite(const QString &path);
    // For people: never contains the password.
    QString display() const;
};

} // namespace bouncedesk::storage
