// SPDX-License-Identifier: GPL-3.0-or-later
// What Mailgun tells about our account and lists, out of its JSON: domain, webhooks, queues, signing key, suppressions.
// Texts are cleaned and capped. Pure.
#pragma once

#include "core/base/result.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace bouncedesk::mailgun {

struct DnsRecord {
    QString type; // TXT, CNAME, MX
    QString name;
    QString value;
    QString valid; // valid, invalid, unknown
    bool isForSending = true;
};

struct DomainInfo {
    QString name;
    QString state; // active, unverified, disabled
    QString type;  // custom, sandbox
    bool isDisabled = false;
    QString disabledReason; // Mailgun's note
    std::vector<DnsRecord> records;
};

// Event type (delivered, permanent_fail, …) to its URLs, three at most.
using Webhooks = QMap<QString, QStringList>;

struct QueueState {
    QString name; // regular, scheduled
    bool isDisabled = false;
    QString until;
    QString reason;
};

enum class SuppressionList { Bounces, Complaints, Unsubscribes };
// bounces, complaints, unsubscribes: as it stands in Mailgun's paths.
QString suppressionListName(SuppressionList list);

struct Suppression {
    QString address;
    QString code;         // bounces only
    QString error;        // bounces only: the receiving server's words
    QStringList tags;     // unsubscribes only; "*" means everything
    qint64 createdMs = 0; // 0: unreadable
};

struct SuppressionPage {
    std::vector<Suppression> items;
    QString next; // a whole URL; empty after the last page, which is one without items
};

base::Result<DomainInfo> parseDomain(const QByteArray &body);
base::Result<Webhooks> parseWebhooks(const QByteArray &body);
base::Result<std::vector<QueueState>> parseQueues(const QByteArray &body);
base::Result<QByteArray> parseSigningKey(const QByteArray &body);
base::Result<Suppression> parseSuppression(const QByteArray &body);
base::Result<SuppressionPage> parseSuppressionPage(const QByteArray &body);

} // namespace bouncedesk::mailgun
