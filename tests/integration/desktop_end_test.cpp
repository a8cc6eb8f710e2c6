// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/run_service.h"
#include "tests/support/billing_company.h"
#include "tests/support/program.h"
#include "tests/support/strict_fixture.h"

#include <QTemporaryDir>

using namespace bouncedesk;
using test::Books;

class DesktopEndTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    // As the system does when it shuts down: nobody is there to answer a question.
    void whileBillsAreSentItEndsWhenItIsTold()
    {
        test::Company company(storage::Dialect::Sqlite);
        company.addBackers(1, 3);
        company.books().decideBy([](const test::BookedSend &) { return Books::Hang; });
        const billing::Run run = company.freeze();
        QVERIFY(billing::startRun(company.connection(), run.id, QStringLiteral("staff:ann"), company.clock().nowMs()));
        const QTemporaryDir home;
        QProcess desktop;
        desktop.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        desktop.setProcessEnvironment(test::environmentWith({
            {QStringLiteral("HOME"), home.path()},
            {QStringLiteral("XDG_RUNTIME_DIR"), home.path()},
            {QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen")},
            {QStringLiteral("BOUNCEDESK_DATABASE"), company.urlText()},
            {QStringLiteral("BOUNCEDESK_LISTEN"), QStringLiteral("127.0.0.1:0")},
            {QStringLiteral("BOUNCEDESK_MAILGUN_BASE_URL"), company.books().baseUrl()},
            {QStringLiteral("BOUNCEDESK_MAILGUN_DOMAIN"), QStringLiteral("mg.example.org")},
            {QStringLiteral("BOUNCEDESK_MAILGUN_API_KEY"), QStringLiteral("key")},
            {QStringLiteral("BOUNCEDESK_BILLING_FROM"), QStringLiteral("bills@example.org")},
        }));
        desktop.start(test::programPath("bouncedesk"), {});
        QTRY_VERIFY(!company.books().sends().isEmpty());
        desktop.terminate();
        QTRY_COMPARE(desktop.state(), QProcess::NotRunning);
        QCOMPARE(desktop.exitStatus(), QProcess::NormalExit);
        QCOMPARE(desktop.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(DesktopEndTest)
#include "desktop_end_test.moc"
