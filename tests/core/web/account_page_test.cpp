// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around the account pages, and what is shown in the place of one.
#include "tests/core/web/account_visits.h"
#include "tests/support/strict_fixture.h"

using namespace bouncedesk;
using http::HttpResponse;

class AccountPageTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void everyPageSaysWhereToWriteTo_data()
    {
        QTest::addColumn<QString>("support");
        QTest::addColumn<QString>("replyTo");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QByteArray>("said");
        const QString from = QStringLiteral("Solar Commons <bills@solar.example>");
        const QString replyTo = QStringLiteral("Solar Desk <desk@solar.example>");
        QTest::newRow("the support contact") << QStringLiteral("help@solar.example") << replyTo << from
                                             << QByteArray("<a href=\"mailto:help@solar.example\">");
        QTest::newRow("one that is no address")
            << QStringLiteral("+49 30 123") << replyTo << from << QByteArray("+49 30 123</p>");
        QTest::newRow("none: where bills are answered to")
            << QString() << replyTo << from << QByteArray("<a href=\"mailto:desk@solar.example\">");
        QTest::newRow("nor that: where bills come from")
            << QString() << QString() << from << QByteArray("<a href=\"mailto:bills@solar.example\">");
        QTest::newRow("a bare address") << QString() << QString() << QStringLiteral("bills@solar.example")
                                        << QByteArray("mailto:bills@solar.example");
        QTest::newRow("nothing is set") << QString() << QString() << QString() << QByteArray("<footer>\n\n</footer>");
    }
    void everyPageSaysWhereToWriteTo()
    {
        QFETCH(QString, support);
        QFETCH(QString, replyTo);
        QFETCH(QString, from);
        QFETCH(QByteArray, said);
        test::WebSite site(storage::Dialect::Sqlite);
        site.settings.supportContact = support;
        site.settings.billingReplyTo = replyTo;
        site.settings.billingFrom = from;
        const QByteArray page = test::Visitor(site.router).get("/account/sign-in").body();
        QVERIFY2(page.simplified().contains(said.simplified()), page.constData());
    }
};

QTEST_GUILESS_MAIN(AccountPageTest)
#include "account_page_test.moc"
