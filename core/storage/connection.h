// SPDX-License-Identifier: GPL-3.0-or-later
// One connection to the database, used only in the thread that opened it and owned by whoever opened it. Statements
// are prepared once and kept. Placeholders are $1, $2 … in both dialects.
#pragma once

#include "core/storage/driver.h"

namespace bouncedesk::storage {

class Connection {
public:
    static base::Result<std::unique_ptr<Connection>> open(const DatabaseUrl &url, const OpenOptions &options = {});
    ~Connection();

    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    Dialect dialect() const { return m_url.dialect; }
    bool isSqlite() const { return dialect() == Dialect::Sqlite; }
    const DatabaseUrl &url() const { return m_url; }

    // Changes rows; returns how many.
    base::Result<qint64> run(std::string_view sql, ParameterView parameters = {});
    // Reads rows one by one.
    base::Result<void> each(std::string_view sql, ParameterView parameters, const RowCallback &row);
    // The same for answers of any length; the callback must not use this connection.
    base::Result<void> stream(std::string_view sql, ParameterView parameters, const RowCallback &row);
    // Reads rows into a list: map is called with each Row.
    template <typename Map>
    auto list(std::string_view sql, ParameterView parameters, Map map)
        -> base::Result<QList<std::decay_t<decltype(map(std::declval<const Row &>()))>>>;
    // Reads the first row, if there is one.
    template <typename Map>
    auto first(std::string_view sql, ParameterView parameters, Map map)
        -> base::Result<std::optional<std::decay_t<decltype(map(std::declval<const Row &>()))>>>;
    // Reads one number; no row: 0.
    base::Result<qint64> number(std::string_view sql, ParameterView parameters = {});

    // For transactions of many statements: these two are done with the next statement that is waited for, or with the
    // commit, in order and in one round trip to the server; their errors and rows come then, so what the callback uses
    // must live until settle() or any of the calls above. Outside of a transaction they are done at once.
    base::Result<void> post(std::string_view sql, ParameterView parameters,
                            std::optional<qint64> expectedChanges = {}); // other than expected: Retry
    base::Result<void> ask(std::string_view sql, ParameterView parameters, const RowCallback &row);
    base::Result<void> settle() { return m_driver->settle(); }

    base::Result<void> script(const QByteArray &sql);
    Driver &driver() { return *m_driver; }

    // Whether a transaction is open; see transaction.h, the only one to call begin and end.
    bool inTransaction() const { return m_depth > 0; }

private:
    friend class Transaction;
    Connection(DatabaseUrl url, std::unique_ptr<Driver> driver);
    base::Result<void> ready();
    base::Result<void> read(std::string_view sql, ParameterView parameters, const RowCallback &row, bool streamed);
    base::Result<void> begin(bool writes);
    base::Result<void> end(bool commit);

    DatabaseUrl m_url;
    std::unique_ptr<Driver> m_driver;
    int m_depth = 0;
    bool m_doomed = false; // an inner part failed: only a rollback is left
};

template <typename Map>
auto Connection::list(std::string_view sql, ParameterView parameters, Map map)
    -> base::Result<QList<std::decay_t<decltype(map(std::declval<const Row &>()))>>>
{
    QList<std::decay_t<decltype(map(std::declval<const Row &>()))>> rows;
    BD_TRY(each(sql, parameters, [&](const Row &row) { rows.append(map(row)); }));
    return rows;
}

template <typename Map>
auto Connection::first(std::string_view sql, ParameterView parameters, Map map)
    -> base::Result<std::optional<std::decay_t<decltype(map(std::declval<const Row &>()))>>>
{
    std::optional<std::decay_t<decltype(map(std::declval<const Row &>()))>> found;
    BD_TRY(each(sql, parameters, [&](const Row &row) {
        if (!found)
            found = map(row);
    }));
    return found;
}

} // namespace bouncedesk::storage
