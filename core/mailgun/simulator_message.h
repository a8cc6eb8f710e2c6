// SPDX-License-Identifier: GPL-3.0-or-later
// A message as a program handed it to the simulator: checked as Mailgun checks it, and rendered for each recipient.
// Pure; values that are shared between the mails of one call.
#pragma once

#include "core/http/form_data.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>

#include <memory>
#include <vector>

namespace bouncedesk::mailgun {

struct SimulatedMessage {
    QString id; // without angle brackets
    QString domain;
    QString from;
    QString subject; // still with %recipient.…%
    QString text;
    QString html;
    QStringList tags;
    QJsonObject variables;                            // v:… and X-Mailgun-Variables, still with %recipient.…%
    std::vector<std::pair<QString, QString>> headers; // h:…
    QStringList to;                                   // plain addresses, each once
    bool isBatch = false;
    bool isTestMode = false;
};

// One message to one recipient.
struct SimulatedMail {
    std::shared_ptr<const SimulatedMessage> message;
    QString recipient;
    QByteArray fields; // his entry in recipient-variables, JSON
    qint64 acceptedMs = 0;

    QString subject() const;
    QString text() const;
    QString html() const;
    QJsonObject variables() const;
};

struct MessageRefusal {
    int status = 400;
    QString words;
};

struct ParsedMessage {
    std::shared_ptr<SimulatedMessage> message; // without id
    std::vector<SimulatedMail> mails;
};

// The call's form, or why Mailgun refuses it (reference: answers of POST /messages).
tl::expected<ParsedMessage, MessageRefusal> parseMessage(const http::FormFields &form, int maxRecipients);

// %recipient%, %recipient_email% and %recipient.key% replaced; a key that is not there stays as it is.
QString substituted(const QString &text, const QString &recipient, const QJsonObject &fields);

} // namespace bouncedesk::mailgun
