// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies and parameters of the questions that the client asks Mailgun. Pure.
#pragma once

#include "core/mailgun/api_answer.h"
#include "core/mailgun/outgoing_message.h"

#include <QUrlQuery>

namespace bouncedesk::mailgun {

struct LogsQuery;
struct EventsQuery;

// JSON of POST /v1/analytics/logs, oldest first.
FormBody logsRequest(const LogsQuery &query, const QString &domain);
QUrlQuery eventsParameters(const EventsQuery &query);
// type: only when the webhook is new.
FormBody webhookForm(const QString &type, const QStringList &urls);

// A 404 that says that the address is not there; a 404 of a wrong domain or region is none.
bool isNotOnList(const ApiAnswer &answer);

} // namespace bouncedesk::mailgun
