// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/mailgun_records.h"

#include "tests/support/fake_clock.h"
#include "tests/support/raw_http_server.h"
#include "tests/support/strict_fixture.h"

#include <QBuffer>

using namespace bouncedesk;

namespace {

const QString kEva = QStringLiteral("eva@example.org");

// A Mailgun that asks to wait some times, and then knows nobody; and a command that does not really wait.
class Asking {
public:
    Asking(int busyTimes, const QByteArray &wish)
        : m_server(test::RawHttpServer::Transport::Plain, [this, busyTimes, wish](const test::RawRequest &) {
              const bool isBusy = m_server.requests().size() <= busyTimes;
              return test::RawReply{
                  isBusy ? test::rawAnswer("429 Too Many Requests", "{\"message\":\"slow down\"}", wish)
                         : test::rawAnswer("404 Not Found", "{\"message\":\"Address not found in bounces table\"}")};
          })
    {
        m_err.open(QIODevice::WriteOnly);
    }

    base::Result<std::optional<mailgun::Suppression>> find()
    {
        commands::CommandContext context{m_settings, m_clock, m_out, m_err, false, false, false, {}, {}};
        commands::MailgunRecords records(
            context, {m_server.url(), QStringLiteral("mg.example.org"), base::SecretString("key-1")},
            [this](qint64 ms) { m_pausesMs += ms; });
        return records.find(mailgun::SuppressionList::Bounces, kEva);
    }
    const QList<qint64> &pausesMs() const { return m_pausesMs; }
    QByteArray said() const { return m_err.data(); }
    int requests() const { return int(m_server.requests().size()); }

private:
    test::RawHttpServer m_server;
    config::Settings m_settings;
    test::FakeClock m_clock;
    QBuffer m_out;
    QBuffer m_err;
    QList<qint64> m_pausesMs;
};

} // namespace

class MailgunRecordsTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void mailgunIsAskedAgainAfterAPause_data()
    {
        QTest::addColumn<QByteArray>("wish");
        QTest::addColumn<qint64>("pauseMs");
        QTest::addColumn<QByteArray>("sentence");
        QTest::newRow("of the time that it names")
            << QByteArray("Retry-After: 25\r\n") << qint64(25'000) << QByteArray("wait 25 s;");
        QTest::newRow("of ten seconds where it names none")
            << QByteArray() << qint64(10'000) << QByteArray("wait 10 s;");
    }
    void mailgunIsAskedAgainAfterAPause()
    {
        QFETCH(QByteArray, wish);
        QFETCH(qint64, pauseMs);
        QFETCH(QByteArray, sentence);
        Asking asking(2, wish);
        const auto found = asking.find();
        QVERIFY(found && !*found);
        QCOMPARE(asking.pausesMs(), (QList<qint64>{pauseMs, pauseMs}));
        QCOMPARE(asking.requests(), 3);
        QVERIFY2(asking.said().contains(sentence), asking.said().constData());
    }

    void tenMinutesOfPausesAreEnough()
    {
        Asking asking(1000, {});
        const auto found = asking.find();
        QVERIFY(!found);
        QCOMPARE(found.error().code, base::ErrorCode::Full);
        QCOMPARE(asking.pausesMs(), QList<qint64>(60, 10'000));
    }
};

QTEST_GUILESS_MAIN(MailgunRecordsTest)
#include "mailgun_records_test.moc"
