// SPDX-License-Identifier: GPL-3.0-or-later
// One row of an answer, readable while the callback runs. Columns count from 0.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace bouncedesk::storage {

class Row {
public:
    virtual ~Row() = default;

    virtual bool isNull(int column) const = 0;
    virtual qint64 integer(int column) const = 0;      // NULL: 0
    virtual double real(int column) const = 0;         // NULL: 0
    virtual QString text(int column) const = 0;        // NULL: empty
    virtual QByteArrayView utf8(int column) const = 0; // text; until the callback returns
    virtual QByteArray bytes(int column) const = 0;

    bool boolean(int column) const { return integer(column) != 0; }
    int smallInteger(int column) const { return int(integer(column)); }
    std::optional<qint64> optionalInteger(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional<qint64>(integer(column));
    }
    std::optional<QString> optionalText(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional<QString>(text(column));
    }
};

} // namespace bouncedesk::storage
