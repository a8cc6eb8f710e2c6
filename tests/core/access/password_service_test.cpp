// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/password_service.h"
#include "tests/support/strict_fixture.h"

#include <QSemaphore>
#include <QTest>

using namespace bouncedesk;
using access::PasswordService;
using base::SecretString;

class PasswordServiceTest : public test::StrictFixture {
    Q_OBJECT

    static constexpr access::PasswordCost cheap{1, 8192};

    static QString hashOf(const char *password) { return *access::hashPassword(SecretString(password), cheap); }
    static QList<qsizetype> fitting(PasswordService &service, const QList<QString> &hashes, const char *password)
    {
        QSemaphore done;
        QList<qsizetype> found;
        const bool taken = service.verify(hashes, SecretString(password), [&](const QList<qsizetype> &fits) {
            found = fits;
            done.release();
        });
        if (!taken || !done.tryAcquire(1, 10000))
            qFatal("the password thread does not answer");
        return found;
    }

private Q_SLOTS:
    void everyPasswordOfASharedAddressIsTried()
    {
        PasswordService service(cheap);
        const QList<QString> hashes{hashOf("one"), hashOf("two"), hashOf("three"), hashOf("two")};
        QCOMPARE(fitting(service, hashes, "two"), (QList<qsizetype>{1, 3}));
        QCOMPARE(fitting(service, hashes, "four"), QList<qsizetype>{});
    }

    void anUnknownAddressCostsAsMuchAsAKnownOne_data()
    {
        QTest::addColumn<QList<QString>>("hashes");
        QTest::newRow("nobody has the address") << QList<QString>();
        QTest::newRow("one has it") << QList<QString>{hashOf("one")};
        QTest::newRow("two have it") << QList<QString>{hashOf("one"), hashOf("two")};
    }
    void anUnknownAddressCostsAsMuchAsAKnownOne()
    {
        QFETCH(QList<QString>, hashes);
        PasswordService service(cheap);
        fitting(service, hashes, "wrong");
        QCOMPARE(service.tried(), 2);
    }

    void aFullQueueIsSaid()
    {
        PasswordService service(cheap, 2);
        QSemaphore hold;
        QSemaphore ended;
        const auto wait = [&](const QList<qsizetype> &) {
            hold.acquire();
            ended.release();
        };
        QVERIFY(service.verify({}, SecretString("x"), wait));
        QVERIFY(service.verify({}, SecretString("x"), wait));
        QVERIFY(!service.verify({}, SecretString("x"), wait));
        hold.release(2);
        QVERIFY(ended.tryAcquire(2, 10000));
        bool taken = false;
        QTRY_VERIFY(taken = taken || service.verify({}, SecretString("x"), [](const QList<qsizetype> &) {}));
    }

    void aPasswordIsReplacedInOnePlaceOfTheQueue_data()
    {
        QTest::addColumn<QString>("presentHash");
        QTest::addColumn<bool>("isReplaced");
        QTest::newRow("the present one fits") << hashOf("one") << true;
        QTest::newRow("it does not") << hashOf("another") << false;
        QTest::newRow("there is none") << QString() << false;
    }
    void aPasswordIsReplacedInOnePlaceOfTheQueue()
    {
        QFETCH(QString, presentHash);
        QFETCH(bool, isReplaced);
        PasswordService service(cheap, 1);
        QSemaphore done;
        base::Result<QString> hash = QString();
        QVERIFY(service.replace(presentHash, SecretString("one"), SecretString("two"),
                                [&](const base::Result<QString> &made) {
                                    hash = made;
                                    done.release();
                                }));
        QVERIFY(done.tryAcquire(1, 10000));
        QCOMPARE(service.tried(), 2);
        QCOMPARE(hash.has_value(), isReplaced);
        service.stop(); // its callback has ended
        PasswordService other(cheap);
        if (isReplaced)
            QCOMPARE(fitting(other, {*hash}, "two"), QList<qsizetype>{0});
        else
            QCOMPARE(hash.error().code, base::ErrorCode::Forbidden);
    }

    void theHashIsArgon2idOfTheCostAskedFor()
    {
        const auto hash = access::hashPassword(SecretString("correct horse"), {});
        QVERIFY(hash->startsWith(QStringLiteral("$argon2id$v=19$m=19456,t=2,p=1$")));
    }

    void passwordsAreMeasuredAndMadeComparable_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("problem");
        QTest::newRow("nine characters") << QStringLiteral("123456789") << QStringLiteral("password_too_short");
        QTest::newRow("ten characters") << QStringLiteral("1234567890") << QString();
        QTest::newRow("as long as it may be") << QString(256, u'x') << QString();
        QTest::newRow("longer") << QString(257, u'x') << QStringLiteral("password_too_long");
    }
    void passwordsAreMeasuredAndMadeComparable()
    {
        QFETCH(QString, text);
        QFETCH(QString, problem);
        const auto password = access::newPasswordFromText(text);
        QCOMPARE(password ? QString() : password.error().detail, problem);
        QVERIFY(access::passwordFromText(QStringLiteral("passwo\u0308rt-12"))
                    .equals(access::passwordFromText(QStringLiteral("passw\u00f6rt-12"))));
    }
};

QTEST_GUILESS_MAIN(PasswordServiceTest)
#include "password_service_test.moc"
