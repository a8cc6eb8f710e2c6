// SPDX-License-Identifier: GPL-3.0-or-later
// One call of POST /v3/{domain}/messages: a batch when there are recipient variables. Pure.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace bouncedesk::mailgun {

struct OutgoingMessage {
    QString from;
    QStringList to; // plain addresses, each once
    QString subject;
    QString text;
    QString html;
    // A JSON object keyed by the very addresses of to; without it, everybody sees all addresses: several recipients
    // without variables are refused before anything leaves.
    QByteArray recipientVariables;
    // o:…, h:… and v:… with their values, in order.
    std::vector<std::pair<QByteArray, QString>> options;

    bool hidesRecipients() const { return to.size() <= 1 || !recipientVariables.isEmpty(); }
};

struct FormBody {
    QByteArray contentType;
    QByteArray bytes;
};

// multipart/form-data (RFC 7578), because percent-encoding would triple the variables of a thousand recipients.
// The boundary is found nowhere in the values.
FormBody multipartBody(const OutgoingMessage &message);

} // namespace bouncedesk::mailgun
