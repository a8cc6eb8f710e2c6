// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/backer_repository.h"
#include "core/backers/backer_service.h"
#include "core/web/account_mail.h"
#include "tests/support/fake_clock.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

#include <QJsonDocument>

using namespace bouncedesk;

namespace {

constexpr qint64 kNow = 1'790'000'000'000;
constexpr qint64 kHourMs = 3600 * 1000;
const QString kKira = QStringLiteral("kira@example.org");
const QString kKelvin = QStringLiteral("\u212Aira@example.org");

struct Desk {
    explicit Desk(storage::Connection &c) : connection(c) {}

    void make(const char *key, const QString &email)
    {
        const auto made = service.create(connection, QLatin1String(key), {email, {}, {}, {}},
                                         backers::AddressSource::Import, QStringLiteral("import"), kNow);
        if (!made)
            qFatal("cannot make a backer");
    }
    // As he writes it on the account page.
    base::BackerRow move(const char *key, const QString &email)
    {
        const auto backer = backers::backerByKey(connection, QLatin1String(key));
        if (!backer || !*backer ||
            !service.addresses().setEmail(connection, (*backer)->id, email, backers::AddressSource::Backer,
                                          QStringLiteral("backer"), kNow))
            qFatal("cannot change an address");
        return (*backer)->id;
    }
    qint64 links(const char *purpose)
    {
        return *connection.number("SELECT COUNT(*) FROM account_links WHERE purpose = $1",
                                  {QString::fromLatin1(purpose)});
    }
    // As an older program stored whose address has a Kelvin sign.
    void fold(const char *key)
    {
        if (!connection.run("UPDATE backers SET address = $2 WHERE backer_key = $1", {QString::fromLatin1(key), kKira}))
            qFatal("cannot fold an address");
    }
    std::optional<web::AccountMail> make(const QString &typed)
    {
        const QJsonObject payload = web::passwordMailPayload(typed, QString(), QStringLiteral("en"));
        const auto mail = web::makeAccountMail(
            connection, access::AccountLinkService(clock),
            {QStringLiteral("bills@solar.example"), {}, QStringLiteral("https://solar.example"), {}},
            QString::fromUtf8(QJsonDocument(payload).toJson()), clock.nowMs());
        if (!mail)
            qFatal("cannot make a mail");
        return *mail;
    }
    mailgun::OutgoingMessage passwordMailFor(const QString &typed)
    {
        const auto mail = make(typed);
        if (!mail)
            qFatal("no mail");
        return mail->message;
    }
    // How many of so many requests, one every so often, lead to a mail.
    int mailsOf(int requests, qint64 everyMs)
    {
        int mails = 0;
        for (int i = 0; i < requests; ++i) {
            clock.advanceMs(everyMs);
            mails += make(kKira) ? 1 : 0;
        }
        return mails;
    }

    storage::Connection &connection;
    backers::BackerService service{backers::LockService()};
    test::FakeClock clock{kNow};
};

qsizetype linksIn(const mailgun::OutgoingMessage &message)
{
    return message.text.count(QStringLiteral("/account/link/"));
}

bool namesOnlyNumbers(const mailgun::OutgoingMessage &mail, const QList<backers::Backer> &people)
{
    return std::all_of(people.cbegin(), people.cend(), [&](const backers::Backer &person) {
        return !(mail.text + mail.html).contains(person.name) && mail.text.contains(person.key.text) &&
               mail.html.contains(person.key.text);
    });
}

} // namespace

class AccountMailTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void aPasswordLinkGoesToTheAddressAsItIsStored_data() { test::addDatabases(); }
    void aPasswordLinkGoesToTheAddressAsItIsStored()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        desk.make("A-1", kKira);
        const auto mail = desk.passwordMailFor(QStringLiteral("KIRA@Example.ORG"));
        QCOMPARE(mail.to, QStringList{kKira});
        QCOMPARE(linksIn(mail), 1);
    }

    void aLookalikeMailboxGetsNobodysLink_data() { test::addDatabases(); }
    void aLookalikeMailboxGetsNobodysLink()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        desk.make("A-1", kKira);
        const auto mail = desk.passwordMailFor(kKelvin);
        QCOMPARE(mail.to, QStringList{kKelvin});
        QCOMPARE(*desk.connection.number("SELECT COUNT(*) FROM account_links WHERE backer <> 0"), 0);
    }

    void whoShareAMailboxGetOneMail_data() { test::addDatabases(); }
    void whoShareAMailboxGetOneMail()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        desk.make("A-1", QStringLiteral("Kira@example.org"));
        desk.make("A-2", kKira);
        const auto mail = desk.passwordMailFor(kKira);
        QCOMPARE(mail.to, QStringList{QStringLiteral("Kira@example.org")});
        QCOMPARE(linksIn(mail), 2);
    }

    void ownersOfAnotherMailboxAreLeftOut_data() { test::addDatabases(); }
    void ownersOfAnotherMailboxAreLeftOut()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        desk.make("A-1", kKelvin);
        desk.fold("A-1");
        const auto alone = desk.passwordMailFor(kKira);
        QCOMPARE(alone.to, QStringList{kKelvin}); // never to what was typed
        desk.make("A-2", kKira);
        const auto mail = desk.passwordMailFor(kKira);
        QCOMPARE(mail.to, QStringList{kKira});
        QCOMPARE(linksIn(mail), 1);
        const std::pair onlyHers(QByteArray("v:backer_id"), QStringLiteral("A-2"));
        QVERIFY(std::find(mail.options.begin(), mail.options.end(), onlyHers) != mail.options.end());
    }

    void anAddressThatNobodyHasConfirmedGetsNoPasswordLink_data() { test::addDatabases(); }
    void anAddressThatNobodyHasConfirmedGetsNoPasswordLink()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        desk.make("A-1", QStringLiteral("eva@example.org"));
        const base::BackerRow eva = desk.move("A-1", kKira); // mistyped: it is a stranger's
        const auto mail = desk.passwordMailFor(kKira);
        QCOMPARE(mail.to, QStringList{kKira});
        QCOMPARE(mail.subject, QStringLiteral("Is this your address?"));
        QCOMPARE(linksIn(mail), 1);
        QCOMPARE(desk.links("set_password"), 0);
        QCOMPARE(desk.links("confirm_address"), 1);
        QVERIFY(*desk.service.addresses().confirm(desk.connection, eva, kKira, kNow));
        QCOMPARE(desk.passwordMailFor(kKira).subject, QStringLiteral("Choose your password"));
        QCOMPARE(desk.links("set_password"), 1);
    }

    void whoHasNotConfirmedIsLeftOutOfTheOthersMail_data() { test::addDatabases(); }
    void whoHasNotConfirmedIsLeftOutOfTheOthersMail()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        desk.make("A-1", QStringLiteral("eva@example.org"));
        desk.move("A-1", kKira);
        desk.make("A-2", kKira); // imported: the company vouches for it
        const auto mail = desk.passwordMailFor(kKira);
        QCOMPARE(linksIn(mail), 1);
        QVERIFY(!mail.text.contains(QStringLiteral("A-1")));
        QCOMPARE(desk.links("set_password"), 1);
        QCOMPARE(desk.links("confirm_address"), 0);
    }

    void severalWhoHaveNotConfirmedGetALinkEach_data() { test::addDatabases(); }
    void severalWhoHaveNotConfirmedGetALinkEach()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        for (const char *key : {"A-1", "A-2"}) {
            desk.make(key, QLatin1String(key) + QStringLiteral("@example.org"));
            desk.move(key, kKira);
        }
        const auto mail = desk.passwordMailFor(kKira);
        QVERIFY(mail.text.contains(QStringLiteral("for the bills of several accounts")));
        QCOMPARE(desk.links("set_password"), 0);
        QCOMPARE(desk.links("confirm_address"), 2);
    }

    void whoSignedUpHimselfPutsNoWordsIntoOurMail_data() { test::addDatabases(); }
    void whoSignedUpHimselfPutsNoWordsIntoOurMail()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const QString words = QStringLiteral("Your account is closed, see evil.example");
        QList<backers::Backer> made;
        for (int i = 0; i < 2; ++i)
            made.append(*desk.service.signUp(desk.connection, words, kKira, {}, kNow));
        QVERIFY(namesOnlyNumbers(desk.passwordMailFor(kKira), made));
        for (const backers::Backer &backer : made)
            QVERIFY(*desk.service.addresses().confirm(desk.connection, backer.id, kKira, kNow));
        QVERIFY(namesOnlyNumbers(desk.passwordMailFor(kKira), made));
    }

    void whatWasNotMailedIsNotCounted_data() { test::addDatabases(); }
    void whatWasNotMailedIsNotCounted()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        desk.make("A-1", kKira);
        QCOMPARE(desk.mailsOf(24, kHourMs), 20);
        QCOMPARE(desk.links("set_password"), 20); // none for the other four
        desk.clock.advanceMs(kHourMs);
        QCOMPARE(desk.mailsOf(24, kHourMs), 20); // the next day as well
    }

    void aMailWithManyLinksCountsOnce_data() { test::addDatabases(); }
    void aMailWithManyLinksCountsOnce()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        for (int i = 0; i < 10; ++i)
            desk.make(qPrintable(QStringLiteral("A-%1").arg(i)), kKira);
        QCOMPARE(desk.mailsOf(30, 1000), 20);
        QCOMPARE(desk.links("set_password"), 200);
    }

    void aMailThatWasNotSentTakesItsLinksAlong_data() { test::addDatabases(); }
    void aMailThatWasNotSentTakesItsLinksAlong()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        desk.make("A-1", kKira);
        QVERIFY(desk.make(kKira).has_value());
        desk.clock.advanceMs(1000);
        const auto unsent = desk.make(kKira);
        QVERIFY(unsent.has_value());
        QVERIFY(web::takeBackLinks(desk.connection, *unsent));
        QCOMPARE(desk.links("set_password"), 1);
    }
};

QTEST_GUILESS_MAIN(AccountMailTest)
#include "account_mail_test.moc"
