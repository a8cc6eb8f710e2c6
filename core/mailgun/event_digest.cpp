// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/event_digest.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace bouncedesk::mailgun {

// Each field goes in with its length, so that no two lists of fields look alike.
static void add(QCryptographicHash &hash, const QByteArray &bytes)
{
    const auto length = qToBigEndian(quint32(bytes.size()));
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(&length), sizeof length));
    hash.addData(bytes);
}

static void add(QCryptographicHash &hash, const QString &text)
{
    add(hash, text.toUtf8());
}

static void add(QCryptographicHash &hash, qint64 number)
{
    add(hash, QByteArray::number(number));
}

static void add(QCryptographicHash &hash, const std::optional<QString> &text)
{
    add(hash, qint64(text.has_value()));
    add(hash, text.value_or(QString()));
}

static void addEvent(QCryptographicHash &hash, const WireEvent &event)
{
    add(hash, event.kind);
    add(hash, event.id);
    add(hash, event.atMs);
    add(hash, event.second);
    add(hash, event.recipient);
    add(hash, event.messageId);
    add(hash, event.severity);
    add(hash, event.reason);
    add(hash, qint64(event.code));
    add(hash, event.enhancedCode);
    add(hash, event.variables.backerId);
    add(hash, event.variables.projectId);
    add(hash, event.variables.subject);
    add(hash, event.variables.subjectFamily);
    add(hash, event.variables.bouncedesk);
}

QByteArray eventDigest(const EventOrUnusable &event, QByteArrayView body)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (const auto *usable = std::get_if<WireEvent>(&event)) {
        addEvent(hash, *usable);
        return hash.result();
    }
    const auto &unusable = std::get<Unusable>(event);
    add(hash, unusable.reason);
    if (unusable.partly.kind.isEmpty())
        add(hash, body.toByteArray());
    else
        addEvent(hash, unusable.partly);
    return hash.result();
}

} // namespace bouncedesk::mailgun
