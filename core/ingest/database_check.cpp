// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/database_check.h"

#include "core/backers/lock_check.h"
#include "core/billing/own_link_repository.h"
#include "core/deliverability/recount.h"
#include "core/mail/event_repository.h"
#include "core/mail/mail_repository.h"
#include "core/storage/transaction.h"

namespace bouncedesk::ingest {

using mail::MergedMail;
using mail::SentEmail;
using mail::StoredEvent;
using storage::Connection;
using storage::Row;

namespace {

constexpr qint64 kSlice = 20000; // mails at once
constexpr auto kIntegrity = "PRAGMA integrity_check(100)";

struct Folded {
    MergedMail own;       // of the events that name the mail
    MergedMail effective; // with those given to it by recipient
    bool any = false;
};

class Check {
public:
    Check(Connection &connection, CheckFindings &findings) : m_connection(connection), m_findings(findings) {}

    base::Result<void> integrity();
    base::Result<void> mails(const std::function<void(qint64)> &progress);
    base::Result<void> locks();

private:
    void differs(const QString &line);
    base::Result<QHash<qint64, Folded>> foldEvents(qint64 from, qint64 to);
    base::Result<void> compare(const SentEmail &mail, const Folded &folded);
    base::Result<qint64> sentAtOf(const SentEmail &mail, const Folded &folded);

    Connection &m_connection;
    CheckFindings &m_findings;
};

void Check::differs(const QString &line)
{
    if (m_findings.differences.size() < CheckFindings::kMostDifferences)
        m_findings.differences.append(line);
}

base::Result<void> Check::integrity()
{
    if (!m_connection.isSqlite())
        return {}; // PostgreSQL's pages are checked by its own tools
    return m_connection.each(kIntegrity, {}, [&](const Row &row) {
        if (row.text(0) != QLatin1String("ok"))
            differs(QStringLiteral("file: ") + row.text(0));
    });
}

base::Result<QHash<qint64, Folded>> Check::foldEvents(qint64 from, qint64 to)
{
    QHash<qint64, Folded> folded;
    BD_TRY(mail::eachEventOfMails(m_connection, {from}, {to}, [&](const StoredEvent &event) {
        ++m_findings.events;
        Folded &one = folded[event.mail.value];
        one.any = true;
        one.effective.merge(event.mailEvent());
        if (event.hasMessageId)
            one.own.merge(event.mailEvent());
    }));
    return folded;
}

base::Result<qint64> Check::sentAtOf(const SentEmail &mail, const Folded &folded)
{
    const auto link = billing::OwnLink::parse(folded.effective.ownLink().value_or(QString()));
    if (!link)
        return folded.effective.firstAtMs();
    BD_ASSIGN(const auto believed, billing::lookUpOwnLink(m_connection, *link, mail.identity.address));
    return believed ? believed->sentAtMs : folded.effective.firstAtMs();
}

base::Result<void> Check::compare(const SentEmail &mail, const Folded &folded)
{
    const QString name = QStringLiteral("mail %1 (%2): ").arg(mail.id.value).arg(mail.identity.messageId);
    if (!folded.any) {
        differs(name + QStringLiteral("no event"));
        return {};
    }
    BD_ASSIGN(const qint64 sentAt, sentAtOf(mail, folded));
    if (!(folded.own == mail.merged))
        differs(name + QStringLiteral("merged value"));
    if (!(folded.effective.outcome() == mail.outcome))
        differs(name + QStringLiteral("status stored %1, from its events %2")
                           .arg(statusName(mail.outcome.status), statusName(folded.effective.outcome().status)));
    if (sentAt != mail.sentAtMs)
        differs(name + QStringLiteral("sent_at stored %1, from its events %2").arg(mail.sentAtMs).arg(sentAt));
    const auto backer = folded.effective.backerKey();
    if ((backer && backer != mail.backerKey) || folded.effective.project() != mail.project ||
        folded.effective.subject() != mail.subject)
        differs(name + QStringLiteral("attribution"));
    return {};
}

base::Result<void> Check::mails(const std::function<void(qint64)> &progress)
{
    BD_ASSIGN(const qint64 newest, mail::newestMailId(m_connection));
    for (qint64 from = 1; from <= newest; from += kSlice) {
        BD_ASSIGN(const auto folded, foldEvents(from, from + kSlice));
        BD_ASSIGN(const QList<SentEmail> slice, mail::mailsBetween(m_connection, {from}, {from + kSlice}));
        for (const SentEmail &mail : slice) {
            ++m_findings.mails;
            BD_TRY(compare(mail, folded.value(mail.id.value)));
        }
        if (progress)
            progress(m_findings.mails);
    }
    return {};
}

base::Result<void> Check::locks()
{
    return backers::checkLocks(m_connection, [this](const QString &line) { differs(line); });
}

} // namespace

base::Result<CheckFindings> checkDatabase(Connection &connection, const std::function<void(qint64)> &progress)
{
    CheckFindings findings;
    BD_TRY(storage::inTransaction(
        connection,
        [&]() -> base::Result<void> {
            findings = {};
            Check check(connection, findings);
            BD_TRY(check.integrity());
            BD_TRY(check.mails(progress));
            BD_TRY(check.locks());
            BD_ASSIGN(const auto counts, deliverability::recountCounts(connection));
            for (const auto &difference : counts)
                findings.differences.append(difference.text());
            return {};
        },
        storage::Transaction::Read));
    return findings;
}

} // namespace bouncedesk::ingest
