// SPDX-License-Identifier: GPL-3.0-or-later
// What Mailgun tells about copies of sent bills (R-once): in the timeline, against the mailbox, and in no figure.
#include "core/backers/backer_repository.h"
#include "core/backers/backer_service.h"
#include "core/billing/copy_service.h"
#include "core/ingest/database_check.h"
#include "core/ingest/ingest_service.h"
#include "core/mail/event_repository.h"
#include "tests/support/billing_company.h"
#include "tests/support/event_builder.h"
#include "tests/support/strict_fixture.h"

using namespace bouncedesk;
using test::EventBuilder;

class CopyIngestTest : public test::StrictFixture {
    Q_OBJECT

    // Eva's bill of November was sent and arrived; now a copy of it goes out.
    struct Story {
        explicit Story(test::Company &company)
            : connection(company.connection()), nowMs(company.clock().nowMs()), service(company.clock())
        {
            eva = backers::BackerService(backers::LockService())
                      .create(connection, QStringLiteral("A-1"), {QStringLiteral("eva@a.example"), {}, {}, {}},
                              backers::AddressSource::Import, QStringLiteral("import"), nowMs - 1000)
                      ->id;
            const billing::Run run = company.freeze();
            company.newSender();
            if (company.sendUntilRest(run) != billing::SenderRest::Finished)
                qFatal("the bill was not sent");
            const auto bill = company.books().mailed().constFirst();
            own = QString::fromUtf8(bill.fields.value("v:bouncedesk"));
            own.replace(QStringLiteral("%recipient.bd%"), QStringLiteral("0.%1").arg(eva.value));
            take(EventBuilder("delivered", "bill@x", "eva@a.example", nowMs).ownLink(own).backer("A-1"));
            const auto copy = billing::beginCopy(connection, test::kPeriod, eva, QStringLiteral("staff:ann"), nowMs);
            if (!copy)
                qFatal("no copy: %s", qPrintable(copy.error().detail));
            variable = billing::copyVariable(copy->identity);
        }
        void take(const EventBuilder &event)
        {
            const ingest::InboundEvent made = event.made();
            if (!service.ingest(connection, {&made, 1}).constFirst())
                qFatal("cannot ingest");
        }
        EventBuilder heard(const char *kind, const QString &with) const
        {
            return EventBuilder(kind, "copy@x", "eva@a.example", nowMs + 1000).ownLink(with).backer("A-1");
        }
        qint64 number(const char *sql) const { return connection.number(sql).value(); }
        qint64 counted() const { return number("SELECT SUM(mails) FROM counts WHERE grain = 0"); }
        qint64 mails() const { return number("SELECT COUNT(*) FROM mails"); }
        bool isLocked() const { return backers::backerById(connection, eva)->value().isLocked(); }
        QStringList differences() const { return ingest::checkDatabase(connection)->differences; }

        storage::Connection &connection;
        const qint64 nowMs;
        ingest::IngestService service;
        base::BackerRow eva;
        QString own;      // what the bill's events carry
        QString variable; // what the copy's carry
    };

private Q_SLOTS:
    void itsEventsAreKeptAndCountedNowhere_data() { test::addDatabases(); }
    void itsEventsAreKeptAndCountedNowhere()
    {
        BD_COMPANY(company);
        Story story(company);
        QCOMPARE(story.counted(), 1);
        for (const char *kind : {"accepted", "delivered", "opened", "complained"})
            story.take(story.heard(kind, story.variable));
        QCOMPARE(story.counted(), 1);
        QCOMPARE(story.mails(), 1);
        QCOMPARE(mail::orphansOf(story.connection, QStringLiteral("eva@a.example"))->size(), 4); // in his timeline
        QCOMPARE(story.differences(), QStringList());
    }

    void itsBounceLocksAndLeavesTheBillDelivered_data() { test::addDatabases(); }
    void itsBounceLocksAndLeavesTheBillDelivered()
    {
        BD_COMPANY(company);
        Story story(company);
        story.take(story.heard("failed", story.variable).permanent("bounce", 550, "5.1.1"));
        QVERIFY(story.isLocked());
        QCOMPARE(story.number("SELECT COUNT(*) FROM counts WHERE grain = 0 AND mails > 0 AND class <> 0"), 0);
        QCOMPARE(story.counted(), 1);
        QCOMPARE(story.differences(), QStringList());
    }

    void whatOnlyLooksLikeACopyIsAUsualMail_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<QString>("variable");
        for (const auto &[on, dialect] : test::databases()) {
            test::row("one that was never written down", on)
                << int(dialect) << QStringLiteral("copy.1.1.1790000000001");
            test::row("too few numbers", on) << int(dialect) << QStringLiteral("copy.1.1");
            test::row("no numbers", on) << int(dialect) << QStringLiteral("copy.a.b.c");
            test::row("less than none", on) << int(dialect) << QStringLiteral("copy.-1.1.1");
        }
    }
    void whatOnlyLooksLikeACopyIsAUsualMail()
    {
        BD_COMPANY(company);
        QFETCH(QString, variable);
        Story story(company);
        story.take(story.heard("delivered", variable));
        QCOMPARE(story.counted(), 2);
        QCOMPARE(story.mails(), 2);
        QCOMPARE(story.differences(), QStringList());
    }
};

QTEST_GUILESS_MAIN(CopyIngestTest)
#include "copy_ingest_test.moc"
