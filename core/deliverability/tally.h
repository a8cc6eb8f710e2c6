// SPDX-License-Identifier: GPL-3.0-or-later
// How many mails of a group ended how. A value.
#pragma once

#include "core/mail/mail_codes.h"

#include <QtGlobal>

#include <array>

namespace bouncedesk::deliverability {

struct Tally {
    std::array<qint64, mail::kMailStatuses.size()> byStatus{};
    qint64 expired = 0; // also in dropped

    qint64 of(mail::MailStatus status) const { return byStatus[size_t(status)]; }
    qint64 total() const
    {
        qint64 sum = 0;
        for (const qint64 mails : byStatus)
            sum += mails;
        return sum;
    }
    void add(mail::MailStatus status, mail::MailClass mailClass, qint64 mails)
    {
        byStatus[size_t(status)] += mails;
        if (status == mail::MailStatus::Dropped && mailClass == mail::MailClass::Expired)
            expired += mails;
    }
    Tally &operator+=(const Tally &other)
    {
        for (size_t i = 0; i < byStatus.size(); ++i)
            byStatus[i] += other.byStatus[i];
        expired += other.expired;
        return *this;
    }
    bool operator==(const Tally &) const = default;
};

} // namespace bouncedesk::deliverability
