// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of one sent email: its events merged into one value (R-status, R-attribution). Merging is commutative,
// associative and idempotent, so events may come in any order and any number of times. Pure.
#pragma once

#include "core/mail/class_policy.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <tuple>

namespace bouncedesk::mail {

// Which of two events is later: by time, then id, then kind. The order is total over different events.
struct EventOrder {
    qint64 atMs = 0;
    QString eventId;
    EventKind kind = EventKind::Accepted;

    bool operator==(const EventOrder &) const = default;
    friend bool operator<(const EventOrder &a, const EventOrder &b)
    {
        return std::tie(a.atMs, a.eventId, a.kind) < std::tie(b.atMs, b.eventId, b.kind);
    }
};

// One event as merging sees it.
struct MailEvent {
    EventOrder order;
    EventVerdict verdict;
    std::optional<QString> backerKey; // attribution that it carries; project and subject as row ids
    std::optional<qint64> project;
    std::optional<qint64> subject;
    std::optional<QString> ownLink;
};

class MergedMail {
public:
    void merge(const MailEvent &event);
    void merge(const MergedMail &other);

    struct Outcome {
        MailStatus status = MailStatus::Accepted;
        MailClass mailClass = MailClass::None;
        bool operator==(const Outcome &) const = default;
    };
    Outcome outcome() const;
    qint64 firstAtMs() const { return m_first.atMs; }
    std::optional<qint64> lastDeliveryMs() const { return m_lastDelivery; }
    std::optional<QString> backerKey() const { return valueOf(m_backerKey); }
    std::optional<qint64> project() const { return valueOf(m_project); }
    std::optional<qint64> subject() const { return valueOf(m_subject); }
    std::optional<QString> ownLink() const { return valueOf(m_ownLink); }

    QByteArray encoded() const;
    static MergedMail decoded(const QByteArray &bytes);

    bool operator==(const MergedMail &) const = default;

private:
    struct Failure {
        EventOrder order;
        MailClass mailClass = MailClass::None;
        bool operator==(const Failure &) const = default;
        friend bool operator<(const Failure &a, const Failure &b)
        {
            return std::tie(a.order, a.mailClass) < std::tie(b.order, b.mailClass);
        }
    };
    template <typename T>
    struct Carried {
        EventOrder order;
        T value;
        bool operator==(const Carried &) const = default;
        friend bool operator<(const Carried &a, const Carried &b)
        {
            return std::tie(a.order, a.value) < std::tie(b.order, b.value);
        }
    };
    enum Seen { SeenDeferred = 1, SeenEngagement = 2, SeenComplaint = 4 };

    template <typename T>
    static std::optional<T> valueOf(const std::optional<Carried<T>> &carried)
    {
        return carried ? std::optional<T>(carried->value) : std::nullopt;
    }
    std::optional<Failure> bounceThatHolds() const;

    bool m_any = false;
    EventOrder m_first; // earliest of all
    quint8 m_seen = 0;  // Seen bits
    std::optional<qint64> m_lastDelivery;
    std::optional<Failure> m_latestAttempted;    // permanent failure after an attempt (bounced)
    std::optional<Failure> m_latestDelayed;      // of those, the latest flagged delayed
    std::optional<Failure> m_latestDropped;      // permanent failure without an attempt
    std::optional<Carried<QString>> m_backerKey; // each from the earliest event that carries it
    std::optional<Carried<qint64>> m_project;
    std::optional<Carried<qint64>> m_subject;
    std::optional<Carried<QString>> m_ownLink;
};

} // namespace bouncedesk::mail
