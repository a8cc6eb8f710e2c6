// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers rows for INSERTs of sixteen rows each: starting and ending a statement is then little beside the rows. Pure;
// the driver runs what is due.
#pragma once

#include "core/storage/parameter.h"

#include <QByteArrayList>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace bouncedesk::storage {

class SqliteBulk {
public:
    struct Insert {
        std::string_view sql; // where it stands it stays
        ParameterView values;
    };

    void begin(const QByteArray &table, const QByteArrayList &columns);
    void add(ParameterView row) { m_values.insert(m_values.end(), row.begin(), row.end()); }
    // What can be run now, once sixteen rows are there; atEnd: even fewer.
    std::optional<Insert> due(bool atEnd) const;
    void drop(const Insert &insert);

private:
    struct Statements {
        std::string sixteenRows, oneRow;
    };
    std::map<std::string, Statements> m_known; // by what they insert into
    const Statements *m_statements = nullptr;
    size_t m_columns = 0;
    Parameters m_values; // of the rows that wait
};

} // namespace bouncedesk::storage
