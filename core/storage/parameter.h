// SPDX-License-Identifier: GPL-3.0-or-later
// What is bound to a placeholder of a statement. Integers, text (QString, or UTF-8 marked as such), bytes, NULL, and
// lists, which only PostgreSQL takes (unnest). A value.
#pragma once

#include "core/base/ids.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <concepts>
#include <initializer_list>
#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace bouncedesk::storage {

// Text that is UTF-8 already, so that hot paths need not convert.
struct Utf8 {
    QByteArray text;
};

class Parameter {
public:
    using Value =
        std::variant<std::monostate, qint64, double, QString, Utf8, QByteArray, QList<qint64>,
                     QList<std::optional<qint64>>, QList<QString>, QList<std::optional<QString>>, QList<QByteArray>>;

    Parameter(std::nullopt_t) {}
    template <std::integral T>
    Parameter(T value) : m_value(qint64(value))
    {
    }
    template <typename T>
    requires std::is_enum_v<T> Parameter(T value) : m_value(qint64(value)) {}
    Parameter(double value) : m_value(value) {}
    Parameter(const QString &text) : m_value(text) {}
    Parameter(Utf8 text) : m_value(std::move(text)) {}
    Parameter(const QByteArray &bytes) : m_value(bytes) {}
    template <typename Tag>
    Parameter(base::RowId<Tag> id) : m_value(id.value)
    {
    }
    template <typename Tag>
    Parameter(const base::TextKey<Tag> &key) : m_value(key.text)
    {
    }
    template <typename T>
    Parameter(const std::optional<T> &value)
    {
        if (value)
            m_value = Parameter(*value).m_value;
    }
    template <typename T>
    Parameter(QList<T> list) : m_value(std::move(list))
    {
    }

    const Value &value() const { return m_value; }

private:
    Value m_value;
};

using Parameters = std::vector<Parameter>;

// What a statement is given, looked at where it lies, until the call returns.
class ParameterView : public std::span<const Parameter> {
public:
    ParameterView() = default;
    ParameterView(const Parameters &parameters) : span(parameters) {}
    ParameterView(std::span<const Parameter> parameters) : span(parameters) {}
    ParameterView(std::initializer_list<Parameter> parameters) : span(std::data(parameters), parameters.size()) {}
};

} // namespace bouncedesk::storage
