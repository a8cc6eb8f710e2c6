// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/merged_mail.h"

#include <QDataStream>
#include <QVarLengthArray>
#include <QtEndian>

namespace bouncedesk::mail {

namespace {

constexpr quint8 kFormat = 2;
constexpr quint8 kFormatOfWholeOrders = 1; // every order stood there in full

template <typename T>
void keepLater(std::optional<T> &kept, const std::optional<T> &other)
{
    if (other && (!kept || *kept < *other))
        kept = other;
}

template <typename T>
void keepEarlier(std::optional<T> &kept, const std::optional<T> &other)
{
    if (other && (!kept || *other < *kept))
        kept = other;
}

// Writes what QDataStream reads. Each new mail is written, and the stream itself needs ten times as long for a byte.
class Encoder {
public:
    void add(quint8 value) { m_bytes.append(char(value)); }
    void add(qint64 value) { addBigEndian(value); }
    void add(const QString &text)
    {
        const QByteArray utf8 = text.toUtf8();
        addBigEndian(quint32(utf8.size()));
        m_bytes.append(utf8.constData(), utf8.size());
    }
    void add(const EventOrder &order)
    {
        add(order.atMs);
        add(order.eventId);
        add(quint8(order.kind));
    }
    template <typename T, typename Write>
    void addOptional(const std::optional<T> &value, Write write)
    {
        add(quint8(value.has_value()));
        if (value)
            write(*value);
    }
    QByteArray bytes() const { return QByteArray(m_bytes.constData(), m_bytes.size()); }

private:
    template <typename T>
    void addBigEndian(T value)
    {
        const T bigEndian = qToBigEndian(value);
        m_bytes.append(reinterpret_cast<const char *>(&bigEndian), sizeof(bigEndian));
    }

    QVarLengthArray<char, 512> m_bytes;
};

QDataStream &operator>>(QDataStream &stream, EventOrder &order)
{
    QByteArray id;
    quint8 kind = 0;
    stream >> order.atMs >> id >> kind;
    order.eventId = QString::fromUtf8(id);
    order.kind = EventKind(kind);
    return stream;
}

template <typename T, typename Read>
void readOptional(QDataStream &stream, std::optional<T> &value, Read read)
{
    quint8 there = 0;
    stream >> there;
    if (there) {
        value = T{};
        read(*value);
    }
}

} // namespace

void MergedMail::merge(const MailEvent &event)
{
    MergedMail one;
    one.m_any = true;
    one.m_first = event.order;
    const EventVerdict &verdict = event.verdict;
    if (verdict.bearing == Bearing::Engagement) {
        one.m_seen = event.order.kind == EventKind::Unsubscribed ? 0 : SeenEngagement;
    } else {
        const Failure failure{event.order, verdict.mailClass};
        switch (verdict.status) {
        case MailStatus::Accepted: break;
        case MailStatus::Deferred: one.m_seen = SeenDeferred; break;
        case MailStatus::Delivered: one.m_lastDelivery = event.order.atMs; break;
        case MailStatus::Complained: one.m_seen = SeenComplaint; break;
        case MailStatus::Dropped: one.m_latestDropped = failure; break;
        case MailStatus::Bounced:
            one.m_latestAttempted = failure;
            if (verdict.isDelayed)
                one.m_latestDelayed = failure;
            break;
        }
    }
    if (event.backerKey)
        one.m_backerKey = {event.order, *event.backerKey};
    if (event.project)
        one.m_project = {event.order, *event.project};
    if (event.subject)
        one.m_subject = {event.order, *event.subject};
    if (event.ownLink)
        one.m_ownLink = {event.order, *event.ownLink};
    merge(one);
}

void MergedMail::merge(const MergedMail &other)
{
    if (!other.m_any)
        return;
    if (!m_any || other.m_first < m_first)
        m_first = other.m_first;
    m_any = true;
    m_seen |= other.m_seen;
    keepLater(m_lastDelivery, other.m_lastDelivery);
    keepLater(m_latestAttempted, other.m_latestAttempted);
    keepLater(m_latestDelayed, other.m_latestDelayed);
    keepLater(m_latestDropped, other.m_latestDropped);
    keepEarlier(m_backerKey, other.m_backerKey);
    keepEarlier(m_project, other.m_project);
    keepEarlier(m_subject, other.m_subject);
    keepEarlier(m_ownLink, other.m_ownLink);
}

// The latest failure after an attempt that outlasts every delivery: flagged delayed, or later than the last one.
std::optional<MergedMail::Failure> MergedMail::bounceThatHolds() const
{
    std::optional<Failure> holds = m_latestDelayed;
    if (m_latestAttempted && m_lastDelivery && m_latestAttempted->order.atMs > *m_lastDelivery)
        keepLater(holds, m_latestAttempted);
    return holds;
}

MergedMail::Outcome MergedMail::outcome() const
{
    if (m_seen & SeenComplaint)
        return {MailStatus::Complained, MailClass::Complaint};
    if (const auto bounce = bounceThatHolds())
        return {MailStatus::Bounced, bounce->mailClass};
    if (m_lastDelivery || (m_seen & SeenEngagement))
        return {MailStatus::Delivered, MailClass::None};
    if (m_latestAttempted && (!m_latestDropped || *m_latestDropped < *m_latestAttempted))
        return {MailStatus::Bounced, m_latestAttempted->mailClass};
    if (m_latestDropped)
        return {MailStatus::Dropped, m_latestDropped->mailClass};
    if (m_seen & SeenDeferred)
        return {MailStatus::Deferred, MailClass::Temporary};
    return {MailStatus::Accepted, MailClass::None};
}

// Most mails have one event: its order stands there once.
QByteArray MergedMail::encoded() const
{
    Encoder encoder;
    const auto order = [&](const EventOrder &value) {
        const bool isFirst = value == m_first;
        encoder.add(quint8(isFirst));
        if (!isFirst)
            encoder.add(value);
    };
    const auto failure = [&](const Failure &value) {
        order(value.order);
        encoder.add(quint8(value.mailClass));
    };
    const auto carried = [&](const auto &value) {
        order(value.order);
        encoder.add(value.value);
    };
    encoder.add(kFormat);
    encoder.add(quint8(m_any));
    encoder.add(m_first);
    encoder.add(m_seen);
    encoder.addOptional(m_lastDelivery, [&](qint64 at) { encoder.add(at); });
    encoder.addOptional(m_latestAttempted, failure);
    encoder.addOptional(m_latestDelayed, failure);
    encoder.addOptional(m_latestDropped, failure);
    encoder.addOptional(m_backerKey, carried);
    encoder.addOptional(m_project, carried);
    encoder.addOptional(m_subject, carried);
    encoder.addOptional(m_ownLink, carried);
    return encoder.bytes();
}

MergedMail MergedMail::decoded(const QByteArray &bytes)
{
    MergedMail mail;
    QDataStream stream(bytes);
    quint8 format = 0, any = 0;
    stream >> format >> any >> mail.m_first >> mail.m_seen;
    mail.m_any = any != 0;
    const auto order = [&](EventOrder &value) {
        quint8 isFirst = 0;
        if (format != kFormatOfWholeOrders)
            stream >> isFirst;
        if (isFirst)
            value = mail.m_first;
        else
            stream >> value;
    };
    const auto failure = [&](Failure &value) {
        order(value.order);
        quint8 mailClass = 0;
        stream >> mailClass;
        value.mailClass = MailClass(mailClass);
    };
    const auto text = [&](Carried<QString> &value) {
        order(value.order);
        QByteArray utf8;
        stream >> utf8;
        value.value = QString::fromUtf8(utf8);
    };
    const auto number = [&](Carried<qint64> &value) {
        order(value.order);
        stream >> value.value;
    };
    readOptional(stream, mail.m_lastDelivery, [&](qint64 &at) { stream >> at; });
    readOptional(stream, mail.m_latestAttempted, failure);
    readOptional(stream, mail.m_latestDelayed, failure);
    readOptional(stream, mail.m_latestDropped, failure);
    readOptional(stream, mail.m_backerKey, text);
    readOptional(stream, mail.m_project, number);
    readOptional(stream, mail.m_subject, number);
    readOptional(stream, mail.m_ownLink, text);
    return mail;
}

} // namespace bouncedesk::mail
