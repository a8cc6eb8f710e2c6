// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/signature.h"
#include "tests/support/strict_fixture.h"

#include <QTest>

using namespace bouncedesk;
using mailgun::SignatureBlock;

static const QByteArray kKey = QByteArrayLiteral("made-up-signing-key-01");

static SignatureBlock knownAnswer()
{
    return {QByteArrayLiteral("1790000000"),
            QByteArrayLiteral("0123456789abcdef0123456789abcdef0123456789abcdef01"),
            QByteArrayLiteral("d79722d5586623c2c8a329b3b54ed0ff80b43c05c0868a14e70589d169ea7962"),
            {}};
}

static std::vector<base::SecretString> keys(const QByteArrayList &list)
{
    std::vector<base::SecretString> secrets;
    for (const QByteArray &key : list)
        secrets.emplace_back(key);
    return secrets;
}

class SignatureTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void theKnownAnswerIsAccepted()
    {
        QVERIFY(mailgun::SigningKeys(keys({kKey})).verify(knownAnswer()));
        const SignatureBlock block = knownAnswer();
        QCOMPARE(mailgun::signatureOf(base::SecretString(kKey), block.timestamp, block.token), block.signature);
    }

    void oneVerdictDoesNotTouchTheNext()
    {
        mailgun::SigningKeys active(keys({"new-key", kKey}));
        SignatureBlock forged = knownAnswer();
        forged.token += 'x';
        for (int i = 0; i < 3; ++i) {
            QVERIFY(active.verify(knownAnswer()));
            QVERIFY(!active.verify(forged));
        }
    }

    void eitherOfTwoActiveKeysCounts()
    {
        QVERIFY(mailgun::SigningKeys(keys({"new-key", kKey})).verify(knownAnswer()));
        QVERIFY(mailgun::SigningKeys(keys({kKey, "new-key"})).verify(knownAnswer()));
    }

    void theParentAccountsSignatureCounts()
    {
        SignatureBlock block = knownAnswer();
        block.parentSignature = block.signature;
        block.signature = QByteArray(64, '0');
        QVERIFY(mailgun::SigningKeys(keys({kKey})).verify(block));
        block.parentSignature = QByteArray(64, '1');
        QVERIFY(!mailgun::SigningKeys(keys({kKey})).verify(block));
    }

    void upperCaseHexCounts()
    {
        SignatureBlock block = knownAnswer();
        block.signature = block.signature.toUpper();
        QVERIFY(mailgun::SigningKeys(keys({kKey})).verify(block));
    }

    void whatIsNotSignedSoIsRefused_data()
    {
        QTest::addColumn<QByteArrayList>("activeKeys");
        QTest::addColumn<QByteArray>("timestamp");
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("signature");
        const SignatureBlock good = knownAnswer();
        QTest::newRow("no key") << QByteArrayList{} << good.timestamp << good.token << good.signature;
        QTest::newRow("empty key") << QByteArrayList{QByteArray()} << good.timestamp << good.token
                                   << mailgun::signatureOf(base::SecretString(QByteArray()), good.timestamp,
                                                           good.token);
        QTest::newRow("other key") << QByteArrayList{"other"} << good.timestamp << good.token << good.signature;
        QTest::newRow("other time") << QByteArrayList{kKey} << QByteArray("1790000001") << good.token << good.signature;
        QTest::newRow("time written with a fraction")
            << QByteArrayList{kKey} << QByteArray("1790000000.0") << good.token << good.signature;
        QTest::newRow("other token") << QByteArrayList{kKey} << good.timestamp << QByteArray("x") << good.signature;
        QTest::newRow("no signature") << QByteArrayList{kKey} << good.timestamp << good.token << QByteArray();
        QTest::newRow("short signature") << QByteArrayList{kKey} << good.timestamp << good.token
                                         << good.signature.left(62);
        QTest::newRow("long signature") << QByteArrayList{kKey} << good.timestamp << good.token
                                        << good.signature + "00";
        QTest::newRow("no hex") << QByteArrayList{kKey} << good.timestamp << good.token << QByteArray(64, 'g');
        QTest::newRow("token and time swapped")
            << QByteArrayList{kKey} << good.timestamp << good.token
            << mailgun::signatureOf(base::SecretString(kKey), good.token, good.timestamp);
    }
    void whatIsNotSignedSoIsRefused()
    {
        QFETCH(QByteArrayList, activeKeys);
        QFETCH(QByteArray, timestamp);
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, signature);
        QVERIFY(!mailgun::SigningKeys(keys(activeKeys)).verify({timestamp, token, signature, {}}));
    }

    void theSignedTimeIsAWholeNumber_data()
    {
        QTest::addColumn<QByteArray>("timestamp");
        QTest::addColumn<qint64>("second"); // -1: none
        QTest::newRow("usual") << QByteArray("1790000000") << qint64(1790000000);
        QTest::newRow("empty") << QByteArray() << qint64(-1);
        QTest::newRow("negative") << QByteArray("-5") << qint64(-1);
        QTest::newRow("fraction") << QByteArray("1790000000.5") << qint64(-1);
        QTest::newRow("spaces") << QByteArray(" 1790000000") << qint64(-1);
        QTest::newRow("absurdly long") << QByteArray(40, '9') << qint64(-1);
    }
    void theSignedTimeIsAWholeNumber()
    {
        QFETCH(QByteArray, timestamp);
        QFETCH(qint64, second);
        QCOMPARE(SignatureBlock({timestamp, {}, {}, {}}).signedSecond().value_or(-1), second);
    }

    void theWindowIncludesItsEdges()
    {
        const qint64 now = 1790000000;
        QVERIFY(mailgun::isWithinWindow(now - 86400, now * 1000, 86400, 600));
        QVERIFY(!mailgun::isWithinWindow(now - 86401, now * 1000, 86400, 600));
        QVERIFY(mailgun::isWithinWindow(now + 600, now * 1000, 86400, 600));
        QVERIFY(!mailgun::isWithinWindow(now + 601, now * 1000, 86400, 600));
    }
};

QTEST_GUILESS_MAIN(SignatureTest)
#include "signature_test.moc"
