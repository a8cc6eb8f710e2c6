// SPDX-License-Identifier: GPL-3.0-or-later
// Renders resources/pages/*.mustache: the only file that knows the template library. Everything that is filled in is
// escaped and freed of control and bidi-override characters. Pure; any thread.
#pragma once

#include "core/base/result.h"

#include <QJsonObject>

namespace bouncedesk::web {

// A file of resources/pages; empty when there is none of that name.
QByteArray pageFile(const QString &name);

// values: texts, booleans, objects and lists of them; an empty text counts as absent in a section. contentHtml, when
// given, stands unescaped in {{{content}}}. Internal when the template is missing or broken.
base::Result<QByteArray> renderPage(const QString &name, const QJsonObject &values, const QByteArray &contentHtml = {});

} // namespace bouncedesk::web
