// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/postgresql_connect.h"

namespace bouncedesk::storage {

PGconn *connectPostgresql(const DatabaseUrl &url, const OpenOptions &options)
{
    // The texts must live until the connection is made, so they stand in one list, pointed to afterwards.
    const std::vector<std::pair<const char *, QByteArray>> wishes{
        {"dbname", url.name.toUtf8()},
        {"user", url.user.toUtf8()},
        {"host", url.host.toUtf8()},
        {"port", url.port > 0 ? QByteArray::number(url.port) : QByteArray()},
        {"password", url.password.reveal()},
        {"application_name", options.applicationName.toUtf8()},
        {"client_encoding", "UTF8"},
        {"connect_timeout", "10"},
        // A server that is gone without a word is noticed within this time, not after the system's quarter of an hour.
        {"tcp_user_timeout", "15000"},
        {"keepalives_idle", "10"},
        {"keepalives_interval", "5"},
        {"keepalives_count", "2"},
    };
    std::vector<const char *> keys, values;
    for (const auto &[key, value] : wishes) {
        if (value.isEmpty())
            continue;
        keys.push_back(key);
        values.push_back(value.constData());
    }
    keys.push_back(nullptr);
    values.push_back(nullptr);
    return PQconnectdbParams(keys.data(), values.data(), 0);
}

} // namespace bouncedesk::storage
