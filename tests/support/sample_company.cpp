// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_company.h"

#include "core/base/reporting_zone.h"
#include "core/deliverability/counts_repository.h"
#include "core/storage/transaction.h"

namespace bouncedesk::test {

using deliverability::CountCell;
using deliverability::CountDeltas;
using mail::MailClass;
using mail::MailStatus;

namespace {

constexpr qint64 kDayMs = 86'400'000;

struct Project {
    const char *key;
    const char *name;
    int mailsADay;
    double failing; // in the last four weeks, of 1
};
constexpr Project kProjects[]{{"nordlicht", "Nordlicht Film", 700, 0.055},
                              {"garten", "Garten am Kanal", 450, 0.013},
                              {"haru", "春の音楽祭 2026", 1400, 0.012},
                              {"kite", "Kite Atlas", 900, 0.011},
                              {"cheese", "Hill Farm Cheese", 1, 0}};

struct Domain {
    const char *name;
    double share;
};
constexpr Domain kDomains[]{{"gmail.com", 0.5}, {"web.de", 0.3}, {"example.jp", 0.15}, {"example-mail.test", 0.05}};

// What becomes of some mails of one day, project and domain.
void addOutcome(CountDeltas &deltas, CountCell cell, qint64 mails, double failing, bool isBlocked)
{
    const auto part = [&](double share, MailStatus status, MailClass mailClass) {
        const qint64 count = qint64(double(mails) * share);
        cell.status = status;
        cell.mailClass = mailClass;
        if (count > 0)
            deltas[cell] += count;
        return count;
    };
    qint64 left = mails;
    left -= part(failing * 0.6, MailStatus::Bounced, MailClass::Hard);
    left -= part(isBlocked ? 0.35 : failing * 0.15, MailStatus::Bounced, MailClass::Blocked);
    left -= part(failing * 0.25, MailStatus::Dropped, MailClass::Expired);
    left -= part(0.006, MailStatus::Dropped, MailClass::SuppressedBounce);
    left -= part(0.0006, MailStatus::Complained, MailClass::Complaint);
    cell.status = MailStatus::Delivered;
    cell.mailClass = MailClass::None;
    if (left > 0)
        deltas[cell] += left;
}

} // namespace

SampleCompany::SampleCompany(storage::Connection &connection, qint64 nowMs)
    : m_connection(connection), m_nowMs(nowMs), m_today(base::ReportingZone().dayOf(nowMs))
{
}

bool SampleCompany::run(const char *sql, const storage::Parameters &parameters)
{
    const auto done = m_connection.run(sql, parameters);
    if (!done)
        qCritical("%s", qPrintable(done.error().detail));
    return done.has_value();
}

bool SampleCompany::fill()
{
    return addNames() && addCounts() && addBill() && addBackers() && addMails();
}

bool SampleCompany::addNames()
{
    for (const Project &project : kProjects) {
        if (!run("INSERT INTO projects (project_key, name, created_at) VALUES ($1, $2, 0)",
                 {QString::fromUtf8(project.key), QString::fromUtf8(project.name)}))
            return false;
    }
    for (const Domain &domain : kDomains) {
        if (!run("INSERT INTO domains (domain) VALUES ($1)", {QString::fromUtf8(domain.name)}))
            return false;
    }
    return run("INSERT INTO families (family) VALUES ('Your bill for %'), ('News of the project')") &&
           run("INSERT INTO subjects (subject, family) VALUES ('Your bill for August', 2), "
               "('Your bill for September', 2), ('News of the project', 3)");
}

bool SampleCompany::addCounts()
{
    CountDeltas deltas;
    for (int back = 0; back < kDays; ++back) {
        for (size_t project = 0; project < std::size(kProjects); ++project) {
            for (size_t domain = 0; domain < std::size(kDomains); ++domain) {
                CountCell cell;
                cell.day = m_today - back;
                cell.project = qint64(project) + 1;
                cell.domain = qint64(domain) + 1;
                const bool isNews = back % 7 == 3;
                cell.subject = isNews ? 3 : back < 28 ? 2 : 1;
                const double mails = kProjects[project].mailsADay * kDomains[domain].share * (1 + back % 5 * 0.07);
                const double failing = back < 28 ? kProjects[project].failing : 0.012;
                addOutcome(deltas, cell, std::max<qint64>(1, qint64(mails)), failing, domain == 3 && back < 5);
            }
        }
    }
    CountCell bill;
    bill.day = m_today - 20;
    bill.project = 3;
    bill.subject = 2;
    bill.domain = 1;
    bill.run = 1;
    addOutcome(deltas, bill, kBilled, 0.014, false);
    return storage::inTransaction(m_connection, [&] { return deliverability::applyCounts(m_connection, deltas); })
        .has_value();
}

bool SampleCompany::addBill()
{
    const qint64 at = m_nowMs - 20 * kDayMs;
    if (!run("INSERT INTO mailings (mailing_key, period, created_at) VALUES ('bill:2026-09', '2026-09', $1)", {at}) ||
        !run("INSERT INTO runs (mailing, state, people, pilot, started_by, created_at, started_at, finished_at) "
             "VALUES (1, 'finished', $1, 0, 'staff:ann', $2, $2, $2)",
             {kBilled, at}) ||
        !run("INSERT INTO calls (run, number, first_ordinal, last_ordinal, first_backer, last_backer, apart, people, "
             "state) VALUES (1, 1, 0, $1, 1, $1, 0, $1, 'accepted')",
             {kBilled}))
        return false;
    for (qint64 backer = 0; backer < kLeftOut; ++backer) {
        if (!run("INSERT INTO left_out (run, backer, reason) VALUES (1, $1, 'locked')", {1000 + backer}))
            return false;
    }
    return run("INSERT INTO left_out (run, backer, reason) VALUES (1, 2000, 'no_bill')");
}

bool SampleCompany::addBackers()
{
    constexpr const char *kNames[]{"Eva Alt",   "Jonas Berg",   "山田 花子", "Mia Okonkwo", "Léa Martin",
                                   "Tom Field", "Ida Sørensen", "Paul Weiß", "Zoë Novák"};
    for (int i = 0; i < kLocked; ++i) {
        const qint64 lockedAt = m_nowMs - (i < kLockedThisWeek ? i + 1 : i * 4) * kDayMs + 3'600'000;
        const QString address = QStringLiteral("person%1@example.org").arg(i);
        if (!run("INSERT INTO backers (backer_key, name, email, address, joined_at, locked_at, lock_class) "
                 "VALUES ($1, $2, $3, $3, 0, $4, $5)",
                 {QStringLiteral("B-%1").arg(1000 + i), QString::fromUtf8(kNames[i]), address, lockedAt,
                  int(i % 4 == 3 ? MailClass::Complaint : MailClass::Hard)}))
            return false;
    }
    return true;
}

// Of one subject, so that its backers can be looked at.
bool SampleCompany::addMails()
{
    for (int i = 0; i < 6; ++i) {
        const bool came = i % 3 != 0;
        if (!run(
                "INSERT INTO mails (message_id, address, sent_at, status, class, backer_key, project, subject, merged) "
                "VALUES ($1, $2, $3, $4, $5, $6, 1, 3, $7)",
                {QStringLiteral("m%1").arg(i), QStringLiteral("person%1@example.org").arg(i), m_nowMs - 3 * kDayMs,
                 int(came ? MailStatus::Delivered : MailStatus::Bounced), int(came ? MailClass::None : MailClass::Hard),
                 QStringLiteral("B-%1").arg(1000 + i), QByteArray("x")}))
            return false;
    }
    return true;
}

} // namespace bouncedesk::test
