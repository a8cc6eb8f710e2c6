// SPDX-License-Identifier: GPL-3.0-or-later
// What a program sends us, read strictly: unknown fields and parameters are refused by name, so that a misspelt one is
// never ignored in silence. Pure.
#pragma once

#include "core/base/result.h"
#include "core/http/http_request.h"

#include <QJsonObject>
#include <QStringList>

namespace bouncedesk::web {

// The body, with these fields at most. InvalidInput: not_json, unknown_field.
base::Result<QJsonObject> jsonBody(const http::HttpRequest &request, const QStringList &fields);
// Absent: none. InvalidInput (no_text) for anything but text.
base::Result<std::optional<QString>> optionalText(const QJsonObject &body, const QString &field);
base::Result<std::optional<QMap<QString, QString>>> optionalTexts(const QJsonObject &body, const QString &field);

// The query, with these parameters at most, each at most once. InvalidInput: unknown_parameter.
base::Result<http::FormFields> queryParameters(const http::HttpRequest &request, const QStringList &names);
std::optional<QString> parameter(const http::FormFields &query, const char *name);
// limit=…, 1 to the most there may be; InvalidInput (value_not_allowed).
base::Result<int> limitParameter(const http::FormFields &query, int usual, int most);

// {"items":[],"next":…}
QJsonObject listBody(const QJsonArray &items, const QString &next);

} // namespace bouncedesk::web
