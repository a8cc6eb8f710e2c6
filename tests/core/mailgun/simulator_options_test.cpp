// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/simulator_options.h"

#include "tests/support/strict_fixture.h"

#include <QTest>

using namespace bouncedesk;
using namespace bouncedesk::mailgun;

static base::Result<SimulatorOptions> options(const QStringList &more)
{
    QCommandLineParser parser;
    parser.addOptions(simulatorCommandLine());
    const QStringList needed{QStringLiteral("simulate"),
                             QStringLiteral("--webhook-url"),
                             QStringLiteral("http://127.0.0.1:1/w"),
                             QStringLiteral("--signing-key"),
                             QStringLiteral("s"),
                             QStringLiteral("--api-key"),
                             QStringLiteral("k")};
    if (!parser.parse(needed + more))
        qFatal("the command line is wrong");
    return simulatorOptionsFrom(parser);
}

class SimulatorOptionsTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void defaultsDeliverEverything()
    {
        const auto read = options({});
        QVERIFY(read);
        QCOMPARE(read->host, QStringLiteral("127.0.0.1"));
        QCOMPARE(read->port, 8026);
        QVERIFY(read->fates.empty() && read->faults.empty() && read->dead.isEmpty());
        QCOMPARE(drawnFate(read->fates, 0.0), Fate::Delivered);
    }

    void everythingIsRead()
    {
        const auto read =
            options({QStringLiteral("--listen=[::1]:0"), QStringLiteral("--fates=delivered=0.9,bounced=0.1"),
                     QStringLiteral("--dead=a@x.example,b@x.example"), QStringLiteral("--dead=c@x.example"),
                     QStringLiteral("--fault=rate-429=0.5"), QStringLiteral("--fault=cut-off=0.25"),
                     QStringLiteral("--delay=20"), QStringLiteral("--seed=7")});
        QVERIFY(read);
        QCOMPARE(read->host, QStringLiteral("[::1]"));
        QCOMPARE(read->port, 0);
        QCOMPARE(read->dead.size(), 3);
        QCOMPARE(read->faults.at(Fault::Rate429), 0.5);
        QCOMPARE(read->faults.at(Fault::CutOff), 0.25);
        QCOMPARE(read->fates.at(Fate::Bounced), 0.1);
        QCOMPARE(read->delayMs, 20);
        QCOMPARE(read->seed, quint64(7));
    }

    void severalValuesMayFollowOneOption()
    {
        const auto read =
            options({QStringLiteral("--dead"), QStringLiteral("a@x.example"), QStringLiteral("b@x.example"),
                     QStringLiteral("--fault"), QStringLiteral("rate-429=0.5"), QStringLiteral("rate-420=0.25")});
        QVERIFY(read);
        QCOMPARE(read->dead, (QStringList{QStringLiteral("a@x.example"), QStringLiteral("b@x.example")}));
        QCOMPARE(read->faults.size(), size_t(2));
        QVERIFY(!options({QStringLiteral("surplus")}));
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QString>("option");
        QTest::newRow("unknown fate") << "--fates=bounce=0.1";
        QTest::newRow("more than all") << "--fates=bounced=0.6,dropped=0.6";
        QTest::newRow("rate over one") << "--fates=bounced=1.5";
        QTest::newRow("no rate") << "--fates=bounced";
        QTest::newRow("unknown fault") << "--fault=gremlins=0.1";
        QTest::newRow("no port") << "--listen=127.0.0.1";
        QTest::newRow("port too high") << "--listen=127.0.0.1:99999";
        QTest::newRow("URL of a file") << "--webhook-url=file:///somewhere";
        QTest::newRow("empty key") << "--api-key=";
        QTest::newRow("negative delay") << "--delay=-1";
        QTest::newRow("seed is a word") << "--seed=lucky";
    }
    void mistakesAreNamed()
    {
        QFETCH(QString, option);
        const auto read = options({option});
        QVERIFY(!read);
        QCOMPARE(read.error().code, base::ErrorCode::InvalidInput);
        QVERIFY(option.startsWith(read.error().what.section(u' ', 0, 0)));
    }

    void drawsAreEvenAndRepeatable()
    {
        int low = 0;
        for (quint64 i = 0; i < 10'000; ++i) {
            const double draw = drawn(1, "x", i);
            QVERIFY(draw >= 0 && draw < 1);
            QCOMPARE(drawn(1, "x", i), draw);
            low += draw < 0.25 ? 1 : 0;
        }
        QVERIFY(low > 2300 && low < 2700);
        QVERIFY(drawn(1, "x", 1) != drawn(2, "x", 1));
    }
};

QTEST_GUILESS_MAIN(SimulatorOptionsTest)
#include "simulator_options_test.moc"
