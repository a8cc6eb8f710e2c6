// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_repository.h"
#include "core/backers/address_repository.h"
#include "core/backers/backer_list_repository.h"
#include "core/backers/backer_repository.h"
#include "core/backers/backer_service.h"
#include "core/backers/lock_fact_repository.h"
#include "core/backers/unlock_service.h"
#include "core/tasks/task_repository.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using namespace bouncedesk::backers;
using base::ErrorCode;

namespace {

const QString kEva = QStringLiteral("Eva@Example.org");
const QString kImport = QStringLiteral("import");
constexpr qint64 kNow = 1'790'000'000'000;
constexpr qint64 kDay = 24LL * 3600 * 1000;

LockFact dead(const QString &address, qint64 atMs, mail::MailClass mailClass = mail::MailClass::Hard)
{
    return {address, atMs, QStringLiteral("e%1").arg(atMs), mail::EventKind::Failed, atMs / 1000, mailClass, true, {1}};
}

// A database with the services of this room.
struct Desk {
    explicit Desk(storage::Connection &c) : connection(c) {}

    Backer make(const QString &key, const QString &email)
    {
        return *service.create(connection, key, {email, QStringLiteral("Eva"), {}, {}}, AddressSource::Import, kImport,
                               kNow);
    }
    Backer now(const Backer &backer) { return **backerById(connection, backer.id); }
    AddressChange setEmail(const Backer &backer, const char *email, AddressSource source, qint64 atMs)
    {
        return *service.addresses().setEmail(connection, backer.id, QString::fromLatin1(email), source,
                                             sourceName(source), atMs);
    }
    void learn(const LockFact &fact)
    {
        if (!recordLockFact(connection, fact) ||
            !locks.judge(connection, fact.address, QStringLiteral("mailgun"), kNow))
            qFatal("cannot record");
    }

    storage::Connection &connection;
    LockService locks;
    BackerService service{locks};
    UnlockService unlocks{locks};
};

} // namespace

class BackerServiceTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void aNewBackerIsFoundByIdAddressAndPastedText_data() { test::addDatabases(); }
    void aNewBackerIsFoundByIdAddressAndPastedText()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const Backer eva = desk.make(QStringLiteral("A-1"), kEva);
        QCOMPARE(eva.email, kEva);
        QCOMPARE(eva.address, QStringLiteral("eva@example.org"));
        for (const char *key : {"A-1", "eva@example.org", "Eva M <EVA@example.org>"})
            QCOMPARE(backerOfKey(desk.connection, QString::fromLatin1(key))->id, eva.id);
        QCOMPARE(backerOfKey(desk.connection, QStringLiteral("nobody")).error().code, ErrorCode::NotFound);
        QCOMPARE(desk.service.create(desk.connection, QStringLiteral("A-1"), {}, AddressSource::Api, kImport, kNow)
                     .error()
                     .code,
                 ErrorCode::Conflict);
    }

    void aKeyThatFitsTwoNamesBoth_data() { test::addDatabases(); }
    void aKeyThatFitsTwoNamesBoth()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        desk.make(QStringLiteral("A-1"), kEva);
        desk.make(QStringLiteral("A-2"), kEva);
        const auto found = backerOfKey(desk.connection, kEva);
        QCOMPARE(found.error().code, ErrorCode::Ambiguous);
        QCOMPARE(found.error().detail, QStringLiteral("two_backers\nA-1\nA-2"));
    }

    void aFormerAddressFindsItsOnlyOwner_data() { test::addDatabases(); }
    void aFormerAddressFindsItsOnlyOwner()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const Backer eva = desk.make(QStringLiteral("A-1"), kEva);
        QVERIFY(desk.setEmail(eva, "new@example.org", AddressSource::Staff, kNow + 1).changed);
        QCOMPARE(backerOfKey(desk.connection, kEva)->id, eva.id);
        const auto spans = addressesOf(desk.connection, eva.id);
        QCOMPARE(spans->size(), 2);
        QCOMPARE(spans->at(0).untilMs.value_or(0), kNow + 1);
        QCOMPARE(spans->at(1).fromMs, kNow + 1);
        QVERIFY(!spans->at(1).untilMs);
    }

    void aNewAddressUnlocksAtOnceAndIsAudited_data() { test::addDatabases(); }
    void aNewAddressUnlocksAtOnceAndIsAudited()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const Backer eva = desk.make(QStringLiteral("A-1"), kEva);
        desk.learn(dead(*eva.address, kNow - 5));
        QVERIFY(desk.now(eva).isLocked());
        QVERIFY(desk.setEmail(eva, "new@example.org", AddressSource::Backer, kNow + 1).changed);
        QVERIFY(!desk.now(eva).isLocked());
        QVERIFY(!desk.now(eva).addressConfirmedAtMs);
        QVERIFY(
            *desk.service.addresses().confirm(desk.connection, eva.id, QStringLiteral("new@example.org"), kNow + 2));
        QVERIFY(!*desk.service.addresses().confirm(desk.connection, eva.id, kEva, kNow + 2));
        QCOMPARE(desk.now(eva).addressConfirmedAtMs.value_or(0), kNow + 2);
        // a late bounce of the old address locks nobody
        desk.learn(dead(*eva.address, kNow + 9));
        QVERIFY(!desk.now(eva).isLocked());
        QStringList actions;
        const auto log = audit::auditOf(desk.connection, QStringLiteral("backer"), QString::number(eva.id.value));
        for (const auto &entry : *log)
            actions.append(entry.actor + u' ' + entry.action);
        QCOMPARE(actions, (QStringList{QStringLiteral("mailgun lock"), QStringLiteral("backer address"),
                                       QStringLiteral("backer unlock"), QStringLiteral("backer confirm")}));
    }

    void aProgramNeverPutsBackWhatWasLeft_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<int>("source");
        QTest::addColumn<bool>("dead");
        QTest::addColumn<QString>("keptOut");
        for (const auto &[name, dialect] : test::databases()) {
            const auto row = [&](const char *text, AddressSource source, bool isDead, const char *keptOut) {
                QTest::newRow((text + QByteArray(" ") + name).constData())
                    << int(dialect) << int(source) << isDead << QString::fromLatin1(keptOut);
            };
            row("an import brings an address that was left", AddressSource::Import, false, "newer_from_backer");
            row("the API brings an address that was left", AddressSource::Api, false, "newer_from_backer");
            row("an import brings a dead one", AddressSource::Import, true, "known_dead");
            row("the API brings a dead one", AddressSource::Api, true, "known_dead");
            row("staff may", AddressSource::Staff, true, "");
            row("the backer may", AddressSource::Backer, false, "");
        }
    }
    void aProgramNeverPutsBackWhatWasLeft()
    {
        QFETCH(int, source);
        QFETCH(bool, dead);
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const Backer eva = desk.make(QStringLiteral("A-1"), kEva);
        if (dead)
            desk.learn(::dead(*eva.address, kNow - 5));
        desk.setEmail(eva, "new@example.org", AddressSource::Backer, kNow + 1);
        const AddressChange back = desk.setEmail(eva, "eva@example.org", AddressSource(source), kNow + 2);
        QTEST(back.keptOut ? keptOutName(*back.keptOut) : QString(), "keptOut");
        QCOMPARE(back.changed, !back.keptOut);
        QCOMPARE(desk.now(eva).address,
                 back.keptOut ? QStringLiteral("new@example.org") : QStringLiteral("eva@example.org"));
    }

    void theSameAddressIsNoChangeAndUnlocksNothing_data() { test::addDatabases(); }
    void theSameAddressIsNoChangeAndUnlocksNothing()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const Backer eva = desk.make(QStringLiteral("A-1"), kEva);
        desk.learn(dead(*eva.address, kNow - 5));
        QVERIFY(!desk.setEmail(eva, "eva@EXAMPLE.org", AddressSource::Staff, kNow + 1).changed);
        QVERIFY(desk.now(eva).isLocked());
        QCOMPARE(desk.now(eva).email, QStringLiteral("eva@EXAMPLE.org"));
        QCOMPARE(
            desk.service.addresses()
                .setEmail(desk.connection, eva.id, QStringLiteral("no address"), AddressSource::Staff, kImport, kNow)
                .error()
                .detail,
            QStringLiteral("no_at"));
    }

    void whoJoinsWithADeadAddressIsLocked_data() { test::addDatabases(); }
    void whoJoinsWithADeadAddressIsLocked()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        desk.learn(dead(QStringLiteral("eva@example.org"), kNow - 5));
        QVERIFY(desk.make(QStringLiteral("A-1"), kEva).isLocked());
    }

    void staffLockAndUnlockByHand_data() { test::addDatabases(); }
    void staffLockAndUnlockByHand()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const Backer eva = desk.make(QStringLiteral("A-1"), kEva);
        const QString staff = QStringLiteral("staff:ann");
        QCOMPARE(desk.unlocks.unlockByStaff(desk.connection, eva.id, staff, kNow).error().detail,
                 QStringLiteral("not_locked"));
        QCOMPARE(desk.unlocks.lockByStaff(desk.connection, eva.id, QStringLiteral("  "), staff, kNow).error().detail,
                 QStringLiteral("missing_reason"));
        QVERIFY(desk.unlocks.lockByStaff(desk.connection, eva.id, QStringLiteral("moved away"), staff, kNow));
        QCOMPARE(desk.now(eva).lock->mailClass, mail::MailClass::Staff);
        QCOMPARE(desk.now(eva).staffLockNote, QStringLiteral("moved away"));
        QVERIFY(desk.unlocks.unlockByStaff(desk.connection, eva.id, staff, kNow));
        QVERIFY(!desk.now(eva).isLocked());
        QVERIFY(desk.unlocks.lockByStaff(desk.connection, eva.id, QStringLiteral("again"), staff, kNow));
        QVERIFY(desk.now(eva).isLocked());
    }

    void anUnlockAsksForTheRemovalOfMailgunsRecords_data() { test::addDatabases(); }
    void anUnlockAsksForTheRemovalOfMailgunsRecords()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const Backer eva = desk.make(QStringLiteral("A-1"), kEva);
        const QString staff = QStringLiteral("staff:ann");
        const auto unlockAfter = [&](qint64 atMs, UnlockService::Records records) {
            desk.learn(dead(*eva.address, atMs));
            return desk.unlocks.unlockByStaff(desk.connection, eva.id, staff, atMs, records).has_value();
        };
        QVERIFY(unlockAfter(kNow - 10, UnlockService::AreRemoved));
        QCOMPARE(*tasks::countOpenTasks(desk.connection, QLatin1String(kSuppressionTask)), 0);
        QVERIFY(unlockAfter(kNow + 10, UnlockService::AskForRemoval));
        const auto task = tasks::takeTask(desk.connection, QLatin1String(kSuppressionTask), kNow + 99, kNow + 999);
        QVERIFY(*task);
        QCOMPARE(removalOfPayload((*task)->payload),
                 (SuppressionRemoval{*eva.address,
                                     {mailgun::SuppressionList::Bounces, mailgun::SuppressionList::Complaints}}));
    }

    void aBounceBehindALockByHandIsForgottenByMailgunToo_data() { test::addDatabases(); }
    void aBounceBehindALockByHandIsForgottenByMailgunToo()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const Backer eva = desk.make(QStringLiteral("A-1"), kEva);
        const QString staff = QStringLiteral("staff:ann");
        QVERIFY(desk.unlocks.lockByStaff(desk.connection, eva.id, QStringLiteral("moved"), staff, kNow));
        desk.learn(dead(*eva.address, kNow + 10));
        QCOMPARE(desk.now(eva).lock->mailClass, mail::MailClass::Staff);
        QVERIFY(desk.unlocks.unlockByStaff(desk.connection, eva.id, staff, kNow + 20));
        const auto task = tasks::takeTask(desk.connection, QLatin1String(kSuppressionTask), kNow + 99, kNow + 999);
        QVERIFY(*task);
        QCOMPARE(removalOfPayload((*task)->payload),
                 (SuppressionRemoval{*eva.address,
                                     {mailgun::SuppressionList::Bounces, mailgun::SuppressionList::Complaints}}));
    }

    void anUnsubscribeIsLiftedOnlyWhenHeAsked_data() { test::addDatabases(); }
    void anUnsubscribeIsLiftedOnlyWhenHeAsked()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const Backer eva = desk.make(QStringLiteral("A-1"), kEva);
        desk.learn(dead(*eva.address, kNow - 9));
        desk.learn(dead(*eva.address, kNow - 5, mail::MailClass::SuppressedUnsubscribe));
        const auto unlock = [&](UnlockService::Wish wish) {
            return desk.unlocks.unlockByStaff(desk.connection, eva.id, QStringLiteral("staff:ann"), kNow,
                                              UnlockService::AskForRemoval, wish);
        };
        const auto refused = unlock(UnlockService::NotAsked);
        QVERIFY(!refused);
        QCOMPARE(refused.error().detail, QStringLiteral("has_unsubscribed"));
        QVERIFY(desk.now(eva).isLocked() && desk.now(eva).heldAtMs);
        QCOMPARE(*tasks::countOpenTasks(desk.connection, QLatin1String(kSuppressionTask)), 0);
        QVERIFY(unlock(UnlockService::HasAsked));
        QVERIFY(!desk.now(eva).isLocked() && !desk.now(eva).heldAtMs);
    }

    void anUnlockCoversWhatIsKnownThoughMailgunsClockIsAhead_data() { test::addDatabases(); }
    void anUnlockCoversWhatIsKnownThoughMailgunsClockIsAhead()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const Backer eva = desk.make(QStringLiteral("A-1"), kEva);
        desk.learn(dead(*eva.address, kNow + 60000));
        QVERIFY(desk.unlocks.unlockByStaff(desk.connection, eva.id, QStringLiteral("staff:ann"), kNow));
        QVERIFY(!desk.now(eva).isLocked());
    }

    void aBackerUnlocksHimselfThreeTimesAYear_data() { test::addDatabases(); }
    void aBackerUnlocksHimselfThreeTimesAYear()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const Backer eva = desk.make(QStringLiteral("A-1"), kEva);
        qint64 at = kNow;
        for (int time = 0; time < 4; ++time) {
            at += kDay;
            desk.learn(dead(*eva.address, at, mail::MailClass::Delayed));
            const auto unlocked = desk.unlocks.unlockByBacker(desk.connection, eva.id, at + 1);
            QCOMPARE(unlocked.has_value(), time < 3);
            if (!unlocked)
                QCOMPARE(unlocked.error().detail, QStringLiteral("unlock_limit"));
        }
        QVERIFY(desk.unlocks.unlockByBacker(desk.connection, eva.id, at + 366 * kDay));
        desk.learn(dead(*eva.address, at + 400 * kDay, mail::MailClass::Hard));
        QCOMPARE(desk.unlocks.unlockByBacker(desk.connection, eva.id, at + 800 * kDay).error().detail,
                 QStringLiteral("staff_only"));
    }

    void theOnlyConfirmedWebBackerIsAdopted_data() { test::addDatabases(); }
    void theOnlyConfirmedWebBackerIsAdopted()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const Backer web = *desk.service.signUp(desk.connection, QStringLiteral("Eva"), kEva, {}, kNow);
        QVERIFY(web.key.text.startsWith(QLatin1String("web-")));
        const BackerChange change{kEva, {}, {}, {}};
        const auto upsert = [&](const char *key) {
            return *desk.service.upsert(desk.connection, QString::fromLatin1(key), change, AddressSource::Api,
                                        QStringLiteral("api"), kNow);
        };
        QVERIFY(upsert("A-1").made); // not confirmed: somebody else may have typed this address
        QVERIFY(*desk.service.addresses().confirm(desk.connection, web.id, kEva, kNow));
        QVERIFY(upsert("A-2").made); // not the only one any more

        const Backer bob =
            *desk.service.signUp(desk.connection, QStringLiteral("Bob"), QStringLiteral("b@example.org"), {}, kNow);
        QVERIFY(*desk.service.addresses().confirm(desk.connection, bob.id, *bob.email, kNow));
        const auto adopted = desk.service.upsert(desk.connection, QStringLiteral("B-1"), {bob.email, {}, {}, {}},
                                                 AddressSource::Api, QStringLiteral("api"), kNow);
        QVERIFY(!adopted->made);
        QCOMPARE(adopted->backer.id, bob.id);
        QCOMPARE(adopted->backer.key.text, QStringLiteral("B-1"));
        QCOMPARE(adopted->backer.name, QStringLiteral("Bob"));
    }

    void aChangeLeavesWhatItDoesNotName_data() { test::addDatabases(); }
    void aChangeLeavesWhatItDoesNotName()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        desk.make(QStringLiteral("A-1"), kEva);
        BackerChange change;
        change.fields = Fields{{QStringLiteral("plan"), QStringLiteral("gold")}};
        change.language = QStringLiteral("de");
        const auto changed = desk.service.upsert(desk.connection, QStringLiteral("A-1"), change, AddressSource::Api,
                                                 QStringLiteral("api"), kNow);
        QVERIFY(!changed->made);
        QCOMPARE(changed->backer.name, QStringLiteral("Eva"));
        QCOMPARE(changed->backer.email, kEva);
        QCOMPARE(changed->backer.language, QStringLiteral("de"));
        QCOMPARE(changed->backer.fields.value(QStringLiteral("plan")), QStringLiteral("gold"));
    }

    void aFieldIsNotNamedLikeAColumn_data() { test::addDatabases(); }
    void aFieldIsNotNamedLikeAColumn()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        desk.make(QStringLiteral("A-1"), kEva);
        for (const char *name : {"backer_id", "email", "Name", " language "}) {
            BackerChange change;
            change.fields = Fields{{QString::fromLatin1(name), QStringLiteral("x")}};
            for (const char *key : {"A-1", "A-2"}) {
                const auto refused = desk.service.upsert(desk.connection, QString::fromLatin1(key), change,
                                                         AddressSource::Api, QStringLiteral("api"), kNow);
                QVERIFY2(!refused, name);
                QCOMPARE(refused.error().detail, QStringLiteral("field_name_taken\nbacker_id, email, name, language"));
            }
        }
        QVERIFY(!*backerByKey(desk.connection, QStringLiteral("A-2")));
    }

    void anyPartFindsABacker_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("found");
        for (const auto &[name, dialect] : test::databases()) {
            const auto row = [&](const char *what, const char *text, const char *found) {
                QTest::newRow((what + QByteArray(" ") + name).constData())
                    << int(dialect) << QString::fromUtf8(text) << QString::fromUtf8(found);
            };
            row("the id", "A-1", "A-1");
            row("a part of the id", "-", "A-1 B-2");
            row("a part of the name", "ÜLL", "A-1");
            row("two words in any order", "müller eva", "A-1");
            row("two words of which one does not fit", "müller bob", "");
            row("the address", "eva@example.org", "A-1");
            row("a part of the address", "va@ex", "A-1");
            row("a pasted one", "Somebody <Eva@example.org>", "A-1");
            row("a former address", "old@example.org", "B-2");
            row("a part of a former address", "old@", "B-2");
            row("no wildcard", "%", "");
            row("an underscore is itself", "a_1", "");
        }
    }
    void anyPartFindsABacker()
    {
        QFETCH(QString, text);
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        QVERIFY(desk.service.create(desk.connection, QStringLiteral("A-1"),
                                    {kEva, QStringLiteral("Eva Müller"), {}, {}}, AddressSource::Import, kImport,
                                    kNow));
        const Backer bob = *desk.service.create(desk.connection, QStringLiteral("B-2"),
                                                {QStringLiteral("old@example.org"), QStringLiteral("Bob"), {}, {}},
                                                AddressSource::Import, kImport, kNow);
        desk.setEmail(bob, "bob@example.org", AddressSource::Staff, kNow + 1);
        QStringList keys;
        const auto all = searchBackers(desk.connection, text, {}, 10);
        for (const Backer &found : *all)
            keys.append(found.key.text);
        QTEST(keys.join(u' '), "found");
    }

    void pagesGoOnWhereTheLastEnded_data() { test::addDatabases(); }
    void pagesGoOnWhereTheLastEnded()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        for (int i = 0; i < 5; ++i) {
            const Backer made = desk.make(QStringLiteral("A-%1").arg(i), QStringLiteral("p%1@example.org").arg(i));
            desk.learn(dead(*made.address, kNow + i / 2));
        }
        QStringList keys;
        QString after;
        for (auto page = backersByKeyAfter(desk.connection, after, 2); !page->isEmpty();
             page = backersByKeyAfter(desk.connection, after, 2)) {
            for (const Backer &backer : *page)
                keys.append(after = backer.key.text);
        }
        QCOMPARE(keys.join(u' '), QStringLiteral("A-0 A-1 A-2 A-3 A-4"));
        QStringList locked;
        LockedPlace place;
        for (auto page = lockedBackers(desk.connection, place, 2); !page->isEmpty();
             page = lockedBackers(desk.connection, place, 2)) {
            for (const Backer &backer : *page) {
                locked.append(backer.key.text);
                place = {backer.lock->sinceMs, backer.id};
            }
        }
        QCOMPARE(locked.join(u' '), QStringLiteral("A-4 A-3 A-2 A-1 A-0"));
        QCOMPARE(*countLocked(desk.connection), 5);
    }
};

QTEST_GUILESS_MAIN(BackerServiceTest)
#include "backer_service_test.moc"
