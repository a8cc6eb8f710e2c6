// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/event_repository.h"

#include "core/mail/lookup_part_repository.h"
#include "core/storage/transaction.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using namespace bouncedesk::mail;
using storage::Connection;

namespace {

constexpr int kMails = 60, kAddresses = 4;

QString address(int number)
{
    return QStringLiteral("person%1@mail.example").arg(number % kAddresses);
}

StoredEvent event(int second, const QString &id, EventKind kind, qint64 mail)
{
    StoredEvent event;
    event.identity = {1790000000 + second, id, kind};
    event.atMs = event.identity.second * 1000;
    event.mail = {mail};
    return event;
}

// Mails of a few people, each accepted and delivered, and for each third something that belongs to no mail, or to one
// by its recipient only.
void fill(Connection &connection)
{
    const std::string merged = connection.isSqlite() ? "x''" : "'\\x'::bytea";
    QList<StoredEvent> events;
    for (int i = 0; i < kMails; ++i) {
        QVERIFY(connection.run("INSERT INTO mails (id, message_id, address, sent_at, status, class, merged) "
                               "VALUES ($1, $2, $3, 0, 2, 0, " +
                                   merged + ")",
                               {i + 1, QString::number(i), address(i)}));
        events << event(i / 5, QStringLiteral("a%1").arg(i), EventKind::Accepted, i + 1)
               << event(i / 5 + 3, QStringLiteral("d%1").arg(i), EventKind::Delivered, i + 1);
        if (i % 3 > 0)
            continue;
        StoredEvent orphan = event(i, QStringLiteral("o%1").arg(i), EventKind::Failed, i % 6 == 0 ? 0 : i + 1);
        orphan.hasMessageId = false;
        orphan.address = address(i);
        QVERIFY(insertOrphan(connection, orphan.address, {orphan.identity, orphan.atMs, true, orphan.mail}));
        events << orphan;
    }
    QList<const StoredEvent *> all;
    for (const StoredEvent &one : std::as_const(events))
        all.append(&one);
    KnownEvents stored;
    QVERIFY(insertEvents(connection, stored, all));
}

// Page by page, as lists are read.
QStringList read(Connection &connection, const EventFilter &filter)
{
    QStringList lines;
    std::optional<EventIdentity> before;
    for (;;) {
        const auto page = newestEvents(connection, filter, before, 7);
        if (!page)
            qFatal("%s", qPrintable(page.error().detail));
        for (const StoredEvent &one : *page) {
            lines.append(one.address + u' ' + one.identity.eventId);
            before = one.identity;
        }
        if (page->size() < 7)
            return lines;
    }
}

} // namespace

class EventRepositoryTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void eventsToAnAddressAreThoseOfAllEvents_data() { test::addDatabases(); }
    void eventsToAnAddressAreThoseOfAllEvents()
    {
        BD_TEST_DATABASE(database);
        Connection &connection = database.connection();
        QVERIFY(storage::inTransaction(connection, [&]() -> base::Result<void> {
            fill(connection);
            return {};
        }));
        QVERIFY(fillLookups(connection, 40)); // the rest are found without
        const std::optional<EventKind> kinds[]{{}, EventKind::Delivered, EventKind::Failed, EventKind::Opened};
        for (const auto &kind : kinds) {
            const QStringList all = read(connection, {kind, {}});
            QCOMPARE(all.isEmpty(), kind == EventKind::Opened);
            for (int i = 0; i < kAddresses; ++i)
                QCOMPARE(read(connection, {kind, address(i)}), all.filter(address(i) + u' '));
        }
        QCOMPARE(read(connection, {{}, {}}).size(), 2 * kMails + kMails / 3);
        QCOMPARE(read(connection, {{}, QStringLiteral("nobody@mail.example")}), QStringList());
    }
};

QTEST_GUILESS_MAIN(EventRepositoryTest)
#include "event_repository_test.moc"
