// SPDX-License-Identifier: GPL-3.0-or-later
// A company that bills: database, clock, the stand-in for Mailgun with books of its own, and a program that sends. In
// the test's thread.
#pragma once

#include "core/billing/audience_service.h"
#include "core/billing/mailgun_bill_client.h"
#include "core/billing/run_repository.h"
#include "core/billing/run_service.h"
#include "core/billing/sender.h"
#include "core/storage/bulk_load.h"
#include "core/storage/transaction.h"
#include "tests/support/fake_clock.h"
#include "tests/support/mail_books.h"
#include "tests/support/test_database.h"

namespace bouncedesk::test {

inline constexpr base::Period kPeriod{2026, 11};
inline constexpr qint64 kSettleMs = 1000;

// A company: database, clock, Mailgun's stand-in and a program that sends.
class Company {
public:
    explicit Company(storage::Dialect dialect) : m_database(dialect) {}

    storage::Connection &connection() { return m_database.connection(); }
    std::unique_ptr<storage::Connection> open() const { return m_database.open(); }
    const storage::DatabaseUrl &url() const { return m_database.url(); }
    QString urlText() const { return m_database.urlText(); }
    FakeClock &clock() { return m_clock; }
    MailBooks &books() { return m_books; }

    void addBackers(int first, int count, const char *domain = "example.org")
    {
        const auto added = storage::inTransaction(connection(), [&]() -> base::Result<void> {
            storage::BulkLoad load(connection(), "backers",
                                   {"id", "backer_key", "name", "email", "address", "joined_at"});
            for (int i = first; i < first + count; ++i) {
                const QString address = QStringLiteral("p%1@%2").arg(i).arg(QLatin1String(domain));
                BD_TRY(load.row(
                    {i, QStringLiteral("b%1").arg(i), QStringLiteral("Person %1").arg(i), address, address, 0}));
            }
            return load.finish();
        });
        QVERIFY(added.has_value());
    }
    void addBacker(int id, const QString &address, int copy = 0)
    {
        QVERIFY(connection().run("INSERT INTO backers (id, backer_key, name, email, address, address_copy, joined_at) "
                                 "VALUES ($1, $2, 'Someone', $3, $3, $4, 0)",
                                 {id, QStringLiteral("b%1").arg(id), address, copy}));
    }
    void set(const char *sql) { QVERIFY(connection().run(sql).has_value()); }

    billing::Run freeze(int pilot = 0, base::Period period = kPeriod)
    {
        billing::PaceLimits limits;
        limits.pilot = pilot;
        const auto run =
            billing::freezeAudience(connection(), {period, QStringLiteral("staff:ann"), m_clock.nowMs(), limits});
        if (!run || !*run)
            qFatal("nobody to bill");
        return **run;
    }
    bool nobodyIsLeft()
    {
        const auto run = billing::freezeAudience(connection(), {kPeriod, QStringLiteral("x"), m_clock.nowMs(), {}});
        return run && !*run;
    }

    // A program starts, or starts again after a crash.
    billing::Sender &newSender(int concurrency = 4)
    {
        mailgun::MailgunSettings mailgun;
        mailgun.baseUrl = QUrl(m_books.baseUrl());
        mailgun.domain = m_domain;
        mailgun.key = base::SecretString(m_key);
        mailgun.timeoutMs = m_timeoutMs;
        mailgun.logDays = m_logDays;
        m_sender.reset();
        billing::SenderSettings settings;
        settings.bill.from = m_from;
        m_client = std::make_unique<billing::MailgunBillClient>(mailgun, m_from, m_clock);
        settings.concurrency = concurrency;
        settings.settleMs = kSettleMs;
        settings.timeoutMs = m_timeoutMs;
        m_sender = std::make_unique<billing::Sender>(connection(), m_clock, *m_client, settings);
        QObject::connect(m_sender.get(), &billing::Sender::rested, m_sender.get(),
                         [this](billing::SenderRest rest) { m_rests.append(rest); });
        return *m_sender;
    }
    // Of a call, in real time: short only where the books may never answer, or a busy machine cuts off the others.
    void setTimeoutMs(int ms) { m_timeoutMs = ms; }
    void setDomain(const QString &domain) { m_domain = domain; }
    void setFrom(const QString &from) { m_from = from; }
    void setKey(const QByteArray &key) { m_key = key; }
    void setLogDays(int days) { m_logDays = days; }
    billing::Sender &sender() { return *m_sender; }
    void dropSender()
    {
        m_sender.reset();
        m_client.reset();
    }

    // Somebody wishes that it goes on.
    void resume(const billing::Run &run)
    {
        QVERIFY(billing::startRun(connection(), run.id, QStringLiteral("staff:ann"), m_clock.nowMs()));
    }
    // Sends until it rests or ends; the last rest.
    billing::SenderRest sendUntilRest(const billing::Run &run, bool settleOnly = false)
    {
        m_rests.clear();
        m_sender->start(run.id, settleOnly);
        return nextRest();
    }
    billing::SenderRest nextRest()
    {
        m_rests.clear();
        for (int i = 0; i < 4000 && m_rests.isEmpty(); ++i)
            QTest::qWait(5);
        return m_rests.isEmpty() ? billing::SenderRest::Failed : m_rests.first();
    }
    billing::SenderRest wakeUntilRest()
    {
        QMetaObject::invokeMethod(m_sender.get(), &billing::Sender::wake, Qt::QueuedConnection);
        return nextRest();
    }
    // Lets settling time pass until the run has come to an end.
    billing::SenderRest settle(int rounds = 8)
    {
        billing::SenderRest rest = billing::SenderRest::Settling;
        for (int i = 0; i < rounds && !billing::isEnd(rest); ++i) {
            m_clock.advanceMs(kSettleMs);
            rest = wakeUntilRest();
        }
        return rest;
    }

    billing::RunStatus status(const billing::Run &run)
    {
        const auto found = billing::findRun(connection(), run.id);
        return *billing::runStatus(connection(), **found);
    }
    QString pausedFor(const billing::Run &run) { return status(run).run.pausedFor; }

private:
    TestDatabase m_database;
    FakeClock m_clock;
    MailBooks m_books;
    int m_timeoutMs = 60'000;
    int m_logDays = 3;
    QString m_domain = QStringLiteral("mg.example.org");
    QString m_from = QStringLiteral("bills@example.org");
    QByteArray m_key = "key";
    std::unique_ptr<billing::MailgunBillClient> m_client;
    std::unique_ptr<billing::Sender> m_sender;
    QList<billing::SenderRest> m_rests;
};

inline QTestData &row(const QByteArray &what, const QByteArray &on)
{
    return QTest::newRow((what + on).constData());
}

} // namespace bouncedesk::test

Q_DECLARE_METATYPE(bouncedesk::test::Books)
Q_DECLARE_METATYPE(bouncedesk::billing::SenderPoint)

// In a test with rows for databases: makes the company, or skips PostgreSQL where none runs.
#define BD_COMPANY(name)                                                                                               \
    QFETCH(int, dialect);                                                                                              \
    if (dialect == int(bouncedesk::storage::Dialect::Postgresql) &&                                                    \
        !bouncedesk::test::TestDatabase::postgresqlIsThere())                                                          \
        QSKIP("no PostgreSQL server: start one and set PGHOST");                                                       \
    bouncedesk::test::Company name                                                                                     \
    {                                                                                                                  \
        bouncedesk::storage::Dialect(dialect)                                                                          \
    }
