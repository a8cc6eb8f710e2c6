// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/story/bill_facts_repository.h"

#include "core/audit/audit_repository.h"
#include "core/mail/event_repository.h"
#include "core/mail/mail_lookup_repository.h"

namespace bouncedesk::story {

using storage::Connection;
using storage::Row;

constexpr auto kMailing = "SELECT m.id, MAX(r.created_at) FROM mailings m JOIN runs r ON r.mailing = m.id "
                          "WHERE m.period = $1 GROUP BY m.id ORDER BY m.id DESC LIMIT 1";
constexpr auto kRecipient = "SELECT run, ordinal FROM recipients WHERE mailing = $1 AND backer = $2";
// Calls without the lost ones share out the run; one that was taken apart is followed by its parts.
constexpr auto kCall = "SELECT state FROM calls WHERE run = $1 AND first_ordinal <= $2 AND last_ordinal >= $2 "
                       "AND state <> 'lost' ORDER BY number DESC LIMIT 1";
constexpr auto kLeftOut = "SELECT l.reason FROM left_out l JOIN runs r ON r.id = l.run "
                          "WHERE l.backer = $1 AND r.mailing = $2 ORDER BY l.run DESC LIMIT 1";
constexpr auto kRefused = "SELECT words FROM refused_recipients WHERE mailing = $1 AND backer = $2 "
                          "ORDER BY at DESC LIMIT 1";
constexpr auto kNewestPeriod = "SELECT period FROM mailings WHERE id = (SELECT MAX(mailing) FROM runs)";
constexpr auto kNotes =
    "SELECT 0, r.created_at, m.period, l.reason FROM left_out l JOIN runs r ON r.id = l.run "
    "JOIN mailings m ON m.id = r.mailing WHERE l.backer = $1 "
    "UNION ALL SELECT 1, f.at, m.period, f.words FROM refused_recipients f JOIN mailings m ON m.id = f.mailing "
    "WHERE f.backer = $1 "
    "UNION ALL SELECT 2, c.at, m.period, c.actor FROM bill_copies c JOIN mailings m ON m.id = c.mailing "
    "WHERE c.backer = $1 ORDER BY 2 DESC LIMIT $2";
constexpr auto kSubject = "SELECT s.subject, f.family FROM subjects s JOIN families f ON f.id = s.family "
                          "WHERE s.id = $1";

// The one that he has, and those that he had before he was adopted.
static base::Result<QStringList> keysOf(Connection &connection, const backers::Backer &backer)
{
    QStringList keys{backer.key.text};
    BD_ASSIGN(const QList<audit::AuditEntry> log,
              audit::auditOf(connection, QStringLiteral("backer"), QString::number(backer.id.value)));
    for (const audit::AuditEntry &entry : log) {
        if (entry.action == QLatin1String("adopt") && entry.before)
            keys.append(*entry.before);
    }
    return keys;
}

base::Result<QList<mail::SentEmail>> mailsOfBacker(Connection &connection, const backers::Backer &backer, int limit)
{
    QList<mail::SentEmail> mails;
    BD_ASSIGN(const QStringList keys, keysOf(connection, backer));
    for (const QString &key : keys) {
        BD_ASSIGN(const QList<mail::SentEmail> his,
                  mail::findMails(connection, mail::LookupKind::Backer, key, {}, limit));
        mails += his;
    }
    std::sort(mails.begin(), mails.end(), [](const auto &a, const auto &b) { return a.sentAtMs > b.sentAtMs; });
    return mails.mid(0, limit);
}

// The event that made the outcome what it is: the latest that says so.
static base::Result<MailFacts> mailFacts(Connection &connection, const mail::SentEmail &sent)
{
    MailFacts facts;
    facts.status = sent.outcome.status;
    facts.mailClass = sent.outcome.mailClass;
    facts.address = sent.identity.address;
    facts.sentAtMs = sent.sentAtMs;
    BD_ASSIGN(const QList<mail::StoredEvent> events, mail::eventsOfMail(connection, sent.id));
    for (const mail::StoredEvent &event : events) {
        if (event.verdict.bearing != mail::Bearing::OnMail || event.verdict.status != facts.status)
            continue;
        facts.outcomeAtMs = event.atMs;
        facts.serverText = event.serverText;
        facts.code = event.code;
        facts.enhancedCode = event.enhancedCode;
    }
    return facts;
}

static base::Result<void> addBill(Connection &connection, const backers::Backer &backer, qint64 run, qint64 ordinal,
                                  BillFacts &facts)
{
    facts.isBilled = true;
    BD_ASSIGN(const auto state, connection.first(kCall, {run, ordinal}, [](const Row &row) { return row.text(0); }));
    if (state)
        facts.call = billing::callStateOfName(*state);
    BD_ASSIGN(const QStringList keys, keysOf(connection, backer));
    for (const QString &key : keys) {
        BD_ASSIGN(const auto sent, mail::findBill(connection, key, run, ordinal));
        if (!sent)
            continue;
        BD_ASSIGN(facts.mail, mailFacts(connection, *sent));
        break;
    }
    return {};
}

base::Result<BillFacts> billFacts(Connection &connection, const backers::Backer &backer, const QString &period)
{
    BillFacts facts;
    const auto twoIntegers = [](const Row &row) { return std::pair(row.integer(0), row.integer(1)); };
    const auto firstText = [](const Row &row) { return row.text(0); };
    BD_ASSIGN(const auto mailing, connection.first(kMailing, {period}, twoIntegers));
    if (!mailing)
        return facts;
    facts.isMailed = true;
    facts.latestRunAtMs = mailing->second;
    BD_ASSIGN(const auto recipient, connection.first(kRecipient, {mailing->first, backer.id}, twoIntegers));
    if (recipient)
        BD_TRY(addBill(connection, backer, recipient->first, recipient->second, facts));
    BD_ASSIGN(facts.leftOut, connection.first(kLeftOut, {backer.id, mailing->first}, firstText));
    BD_ASSIGN(facts.refused, connection.first(kRefused, {mailing->first, backer.id}, firstText));
    return facts;
}

base::Result<std::optional<QString>> newestPeriod(Connection &connection)
{
    return connection.first(kNewestPeriod, {}, [](const Row &row) { return row.text(0); });
}

base::Result<QList<LedgerNote>> ledgerNotes(Connection &connection, base::BackerRow backer, int limit)
{
    return connection.list(kNotes, {backer, limit}, [](const Row &row) {
        return LedgerNote{LedgerNote::Kind(row.smallInteger(0)), row.integer(1), row.text(2), row.text(3)};
    });
}

base::Result<QString> subjectOf(Connection &connection, const mail::SentEmail &sent)
{
    if (sent.subjectText || !sent.subject)
        return sent.subjectText.value_or(QString());
    BD_ASSIGN(const auto found, connection.first(kSubject, {*sent.subject}, [](const Row &row) {
        return row.isNull(0) ? row.text(1) : row.text(0);
    }));
    return found.value_or(QString());
}

} // namespace bouncedesk::story
