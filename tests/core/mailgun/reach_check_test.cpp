// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/reach_check.h"

#include "core/mailgun/simulator.h"
#include "tests/support/fake_clock.h"
#include "tests/support/strict_fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace bouncedesk;
using namespace bouncedesk::mailgun;

class ReachCheckTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void anotherServerIsNotThisProgram()
    {
        test::FakeClock clock;
        SimulatorOptions options;
        options.port = 0;
        Simulator other(options, clock);
        QVERIFY(other.start());
        ReachCheck check{QUrl(other.url())};
        QSignalSpy finished(&check, &ReachCheck::finished);
        check.start();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished.at(0).at(0).toBool(), false);
        QVERIFY(finished.at(0).at(1).toString().startsWith(QLatin1String("HTTP ")));
    }

    void slashesAtTheEndDoNotDouble()
    {
        QCOMPARE(urlBelow(QUrl(QStringLiteral("https://desk.example.org//")), QStringLiteral("/healthz")),
                 QUrl(QStringLiteral("https://desk.example.org/healthz")));
        QCOMPARE(urlBelow(QUrl(QStringLiteral("https://example.org/desk")), QStringLiteral("/healthz")),
                 QUrl(QStringLiteral("https://example.org/desk/healthz")));
    }
};

QTEST_GUILESS_MAIN(ReachCheckTest)
#include "reach_check_test.moc"
