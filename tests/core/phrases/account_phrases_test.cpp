// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phrases/account_phrases.h"
#include "tests/support/strict_fixture.h"

#include <QTest>

using namespace bouncedesk;
using mail::MailClass;

class AccountPhrasesTest : public test::StrictFixture {
    Q_OBJECT

    const QString m_english = QStringLiteral("en");
    const QString m_address = QStringLiteral("eva@example.org");

private Q_SLOTS:
    void aLockIsSaidToStopArrivalOnlyWhenMailCameBack_data()
    {
        QTest::addColumn<MailClass>("lockClass");
        QTest::addColumn<QString>("title");
        const QString came = QStringLiteral("Mail to eva@example.org no longer arrives.");
        const QString stopped = QStringLiteral("We no longer send mail to eva@example.org.");
        QTest::newRow("no such mailbox") << MailClass::Hard << came;
        QTest::newRow("sent back later") << MailClass::Delayed << came;
        QTest::newRow("refused several times") << MailClass::Soft << came;
        QTest::newRow("given up for days") << MailClass::Expired << came;
        QTest::newRow("stopped by staff") << MailClass::Staff << stopped;
        QTest::newRow("marked as spam") << MailClass::Complaint << stopped;
        QTest::newRow("the mail service knows of spam marks") << MailClass::SuppressedComplaint << stopped;
        QTest::newRow("the mail service does not write to it") << MailClass::SuppressedBounce << stopped;
    }
    void aLockIsSaidToStopArrivalOnlyWhenMailCameBack()
    {
        QFETCH(MailClass, lockClass);
        QFETCH(QString, title);
        QCOMPARE(phrases::lockTitle(m_english, lockClass, m_address), title);
        QCOMPARE(phrases::lockTitle(m_english, lockClass, {}), QStringLiteral("We have stopped sending you mail."));
    }

    void whoHasNoAddressIsNotAskedForAnother()
    {
        const QString none = phrases::lockAdvice(m_english, MailClass::Staff, {false, false});
        QVERIFY(none.startsWith(QStringLiteral("Give us an address")));
        const QString another = phrases::lockAdvice(m_english, MailClass::Staff, {true, false});
        QVERIFY(another.startsWith(QStringLiteral("Give us another address")));
    }

    void whoTypedNothingIsAskedForAnAddress()
    {
        QCOMPARE(phrases::addressProblem(m_english, {}), QStringLiteral("Please give an e-mail address."));
        QCOMPARE(phrases::addressProblem(m_english, QStringLiteral("nonsense")),
                 QStringLiteral("Please give a complete e-mail address. For example: name@example.org."));
    }
};

QTEST_GUILESS_MAIN(AccountPhrasesTest)
#include "account_phrases_test.moc"
