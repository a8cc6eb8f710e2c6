// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/mailgun_bill_client.h"
#include "tests/support/fake_clock.h"
#include "tests/support/strict_fixture.h"

#include <QTest>

using namespace bouncedesk;
using billing::Call;
using billing::MailgunBillClient;

namespace {

const QString kFrom = QStringLiteral("bills@example.org");

mailgun::MailgunSettings settings()
{
    mailgun::MailgunSettings settings;
    settings.domain = QStringLiteral("mg.example.org");
    settings.key = base::SecretString("key");
    return settings;
}

} // namespace

class MailgunBillClientTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void logsAreThoseOfADomainInARegion_data()
    {
        QTest::addColumn<QString>("baseUrl");
        QTest::addColumn<QString>("domain");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("from");
        QTest::addColumn<bool>("isSameSender");
        QTest::addColumn<bool>("showsTheCall");
        const QString us = QStringLiteral("https://api.mailgun.net"), eu = QStringLiteral("https://api.eu.mailgun.net");
        const QString ours = QStringLiteral("mg.example.org"), theirs = QStringLiteral("mg.elsewhere.example");
        const QByteArray key("key");
        QTest::newRow("nothing changed") << us << ours << key << kFrom << true << true;
        QTest::newRow("the domain is written otherwise")
            << us << QStringLiteral("MG.Example.org") << key << kFrom << false << true;
        QTest::newRow("a new key") << us << ours << QByteArray("new") << kFrom << false << true;
        QTest::newRow("a new From") << us << ours << key << QStringLiteral("a@elsewhere.example") << false << true;
        QTest::newRow("another domain") << us << theirs << key << kFrom << false << false;
        QTest::newRow("another region") << eu << ours << key << kFrom << false << false;
    }
    void logsAreThoseOfADomainInARegion()
    {
        QFETCH(QString, baseUrl);
        QFETCH(QString, domain);
        QFETCH(QByteArray, key);
        QFETCH(QString, from);
        QFETCH(bool, isSameSender);
        QFETCH(bool, showsTheCall);
        Call call;
        call.sender = MailgunBillClient(settings(), kFrom, m_clock).sender();
        mailgun::MailgunSettings changed = settings();
        changed.baseUrl = QUrl(baseUrl);
        changed.domain = domain;
        changed.key = base::SecretString(key);
        const MailgunBillClient client(changed, from, m_clock);
        QCOMPARE(client.sender() == call.sender, isSameSender);
        QCOMPARE(client.logsOwner().owns(call), showsTheCall);
    }

    void whatAnEarlierProgramWroteIsKnownWhileNothingChanged()
    {
        Call call;
        call.sender = QStringLiteral("6998d51d6a2283ac"); // of From, domain and key in one
        QVERIFY(MailgunBillClient(settings(), kFrom, m_clock).logsOwner().owns(call));
        QVERIFY(!MailgunBillClient(settings(), QStringLiteral("a@example.org"), m_clock).logsOwner().owns(call));
    }

    void aCallThatNobodySentIsNobodys()
    {
        QVERIFY(!MailgunBillClient(settings(), kFrom, m_clock).logsOwner().owns(Call()));
    }

private:
    test::FakeClock m_clock;
};

QTEST_GUILESS_MAIN(MailgunBillClientTest)
#include "mailgun_bill_client_test.moc"
