// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/event_digest.h"

#include <QVarLengthArray>
#include <QtEndian>

#include <openssl/evp.h>

namespace bouncedesk::mailgun {

// Larger than nearly every event: its fields.
using Canonical = QVarLengthArray<char, 1000>;

// Each field goes in with its length, so that no two lists of fields look alike.
static void add(Canonical &canonical, QByteArrayView bytes)
{
    const auto length = qToBigEndian(quint32(bytes.size()));
    canonical.append(reinterpret_cast<const char *>(&length), sizeof length);
    canonical.append(bytes.data(), bytes.size());
}

static void add(Canonical &canonical, const QString &text)
{
    add(canonical, QByteArrayView(text.toUtf8()));
}

static void add(Canonical &canonical, qint64 number)
{
    const auto bytes = qToBigEndian(number);
    canonical.append(reinterpret_cast<const char *>(&bytes), sizeof bytes);
}

static void add(Canonical &canonical, const std::optional<QString> &text)
{
    add(canonical, qint64(text.has_value()));
    if (text)
        add(canonical, *text);
}

static void addEvent(Canonical &canonical, const WireEvent &event)
{
    for (const QString *text : {&event.kind, &event.id, &event.recipient, &event.messageId, &event.severity,
                                &event.reason, &event.enhancedCode})
        add(canonical, *text);
    for (const qint64 number : {event.atMs, event.second, qint64(event.code)})
        add(canonical, number);
    const MailVariables &variables = event.variables;
    for (const auto *variable : {&variables.backerId, &variables.projectId, &variables.subject,
                                 &variables.subjectFamily, &variables.bouncedesk})
        add(canonical, *variable);
}

static QByteArray sha256(const Canonical &bytes)
{
    // Found once: libcrypto would search it anew for each digest.
    static const EVP_MD *const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    QByteArray digest(32, Qt::Uninitialized);
    if (!EVP_Digest(bytes.constData(), size_t(bytes.size()), reinterpret_cast<unsigned char *>(digest.data()), nullptr,
                    algorithm, nullptr))
        qFatal("libcrypto has no SHA-256");
    return digest;
}

QByteArray eventDigest(const EventOrUnusable &event, QByteArrayView body)
{
    Canonical canonical;
    if (const auto *usable = std::get_if<WireEvent>(&event)) {
        addEvent(canonical, *usable);
    } else {
        const auto &unusable = std::get<Unusable>(event);
        add(canonical, unusable.reason);
        if (unusable.partly.kind.isEmpty())
            add(canonical, body);
        else
            addEvent(canonical, unusable.partly);
    }
    return sha256(canonical);
}

} // namespace bouncedesk::mailgun
