// SPDX-License-Identifier: GPL-3.0-or-later
// Run after run with answers, crashes and logs drawn at random, within one process; the ledger is on disk. How many:
// BOUNCEDESK_FAULT_ROUNDS (300), from BOUNCEDESK_FAULT_SEED (1). A round that fails names its own seed.
#include "core/billing/call_repository.h"
#include "tests/faults/fault_company.h"
#include "tests/support/strict_fixture.h"

#include <QDeadlineTimer>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTimer>

using namespace bouncedesk;
using billing::SenderPoint;
using billing::SenderRest;
using test::BookedSend;
using test::Books;
using test::Company;

namespace {

constexpr int kBackers = 40, kBad = 2;
constexpr int kTickMs = 10;
enum class Logs { Complete, Lag, LoseEntries, Refuse };

class Round {
public:
    Round(Company &company, quint32 seed, base::Period period) : m_company(company), m_random(seed), m_period(period) {}

    // What does not hold; empty: all does.
    QString play()
    {
        prepare();
        SenderRest rest = SenderRest::Settling;
        for (int session = 0; session < 40 && !billing::isEnd(rest); ++session)
            rest = playSession(session);
        m_company.dropSender();
        // Where logs tell nothing, a refusal may stay a riddle: then somebody has to look.
        const bool asks = m_logs != Logs::Complete && rest == SenderRest::Paused &&
                          m_company.pausedFor(m_run) == QLatin1String(billing::pause_reason::kSenderRefused);
        if (!asks && rest != SenderRest::Finished && rest != SenderRest::CannotSettle)
            return QStringLiteral("it came to %1, paused for %2").arg(int(rest)).arg(m_company.pausedFor(m_run));
        return judge();
    }

    QString setting() const
    {
        constexpr const char *kNames[]{"complete logs", "logs that lag", "logs that lose entries", "logs that refuse"};
        return QStringLiteral("%1 (lag %2 ms), %3 of the answers bad")
            .arg(QLatin1String(kNames[int(m_logs)]))
            .arg(m_lagMs)
            .arg(m_faults, 0, 'f', 2);
    }

private:
    bool chance(double share) { return m_random.generateDouble() < share; }

    void prepare()
    {
        auto &books = m_company.books();
        books.clear();
        m_logs = chance(0.6) ? Logs::Complete : Logs(1 + m_random.bounded(3));
        m_lagMs = test::kSettleMs / 2 * (1 + m_random.bounded(10));
        m_faults = 0.5 * m_random.generateDouble();
        books.setLogsReadable(m_logs != Logs::Refuse);
        books.decideBy([this](const BookedSend &send) { return answerTo(send); });
        books.setLogsShow([this](const BookedSend &send, const QString &to) { return isShown(send, to); });
        m_run = m_company.freeze(0, m_period);
    }

    Books answerTo(const BookedSend &send)
    {
        m_sentMs[send.number] = m_company.clock().nowMs();
        constexpr Books kFaults[]{Books::AcceptAnd500, Books::AcceptAndCut, Books::Lose500,     Books::CutEarly,
                                  Books::Hang,         Books::RateLimit429, Books::RateLimit420};
        const bool holdsBad = std::any_of(send.to.begin(), send.to.end(),
                                          [](const QString &to) { return to.startsWith(QLatin1String("bad")); });
        const bool fails = !holdsBad && m_answers++ < 60 && chance(m_faults);
        return fails ? kFaults[m_random.bounded(int(std::size(kFaults)))] : Books::Accept;
    }

    bool isShown(const BookedSend &send, const QString &to) const
    {
        if (m_logs == Logs::Lag)
            return m_company.clock().nowMs() - m_sentMs.value(send.number) >= m_lagMs;
        return m_logs != Logs::LoseEntries || qHash(to, size_t(m_run.id.value)) % 2 == 0;
    }

    SenderRest playSession(int session)
    {
        const bool mayCrash = session < 6 && chance(0.7);
        const auto point = SenderPoint(m_random.bounded(6));
        int times = 1 + m_random.bounded(4);
        bool crashed = false;
        m_company.newSender(1 + m_random.bounded(4)).setCrashAt([&](SenderPoint at) {
            crashed = crashed || (mayCrash && at == point && --times == 0);
            return crashed;
        });
        SenderRest rest = SenderRest::Settling;
        bool rested = false;
        QObject::connect(&m_company.sender(), &billing::Sender::rested, &m_company.sender(), [&](SenderRest to) {
            rest = to;
            rested = true;
        });
        m_company.resume(m_run);
        m_company.sender().start(m_run.id);
        QTimer breather; // a breather ends by the clock only
        QObject::connect(&breather, &QTimer::timeout, &breather, [&] { wakeAfter(test::kSettleMs); });
        breather.start(kTickMs);
        for (QDeadlineTimer enough(60'000); !crashed && !billing::isEnd(rest) && !enough.hasExpired();) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            if (std::exchange(rested, false) && !billing::isEnd(rest))
                wakeAfter(test::kSettleMs / 4 * (1 + m_random.bounded(4)));
        }
        breather.stop();
        m_company.dropSender();
        QCoreApplication::processEvents(); // what was on its way arrives or is cut off
        m_company.clock().advanceMs(m_random.bounded(200));
        return crashed ? SenderRest::Settling : rest;
    }

    // While a call is on its way the clock goes as the connection's own time does: its deadline is by both.
    void wakeAfter(qint64 ms)
    {
        const auto inFlight = billing::openCalls(m_company.connection(), m_run.id, billing::CallState::InFlight);
        const bool isOnItsWay = !inFlight || !inFlight->isEmpty();
        m_company.clock().advanceMs(isOnItsWay ? qMin<qint64>(ms, kTickMs) : ms);
        QMetaObject::invokeMethod(&m_company.sender(), &billing::Sender::wake, Qt::QueuedConnection);
    }

    QString judge()
    {
        auto &books = m_company.books();
        const auto status = m_company.status(m_run);
        if (const QString found = test::disagreement(m_company, m_run, kBackers); !found.isEmpty())
            return found;
        const bool settles = m_logs == Logs::Complete;
        if (settles && (books.peopleMailed() != kBackers - kBad || status.open != 0 || status.refused != kBad))
            return QStringLiteral("%1 mailed, %2 open, %3 refused")
                .arg(books.peopleMailed())
                .arg(status.open)
                .arg(status.refused);
        if (status.sent + status.open + status.refused != kBackers || status.sent > books.peopleMailed() ||
            books.peopleMailed() + status.open < kBackers - kBad)
            return QStringLiteral("%1 sent, %2 open, %3 refused, %4 mailed")
                .arg(status.sent)
                .arg(status.open)
                .arg(status.refused)
                .arg(books.peopleMailed());
        return {};
    }

    Company &m_company;
    QRandomGenerator m_random;
    base::Period m_period;
    billing::Run m_run;
    Logs m_logs = Logs::Complete;
    qint64 m_lagMs = 0;
    double m_faults = 0;
    int m_answers = 0;
    QHash<int, qint64> m_sentMs;
};

int numberFrom(const char *variable, int otherwise)
{
    return qEnvironmentVariableIsSet(variable) ? qEnvironmentVariableIntValue(variable) : otherwise;
}

} // namespace

class RandomFaultsTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    // QNetworkReply warns when the time of a call is over just as its connection breaks, and goes on as it should.
    void init()
    {
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!QNetworkReplyImplPrivate::error: Internal problem)")));
    }

    void whateverHappensTheLedgerAndTheBooksAgree_data() { test::addDatabases(); }
    void whateverHappensTheLedgerAndTheBooksAgree()
    {
        BD_COMPANY(company);
        company.setTimeoutMs(50);
        company.books().setRetrySeconds(1);
        QVERIFY(billing::lowerBatchSize(company.connection(), 8));
        company.addBackers(1, kBackers / 2 - kBad);
        company.addBackers(kBackers / 2 - kBad + 1, kBackers / 2, "example.net");
        for (int i = 0; i < kBad; ++i)
            company.addBacker(1000 + i, QStringLiteral("bad%1@example.org").arg(i));
        const int rounds = numberFrom("BOUNCEDESK_FAULT_ROUNDS", 300);
        const int first = numberFrom("BOUNCEDESK_FAULT_SEED", 1);
        for (int seed = first; seed < first + rounds; ++seed) {
            const base::Period period{2000 + seed / 12 % 7000, 1 + seed % 12};
            Round round(company, quint32(seed), period);
            const QString found = round.play();
            if (!found.isEmpty())
                QFAIL(qPrintable(QStringLiteral("seed %1, %2: %3").arg(seed).arg(round.setting(), found)));
            // So that the ledger does not grow, and a year's period may come again.
            for (const char *table : {"recipients", "calls", "refused_recipients", "runs", "mailings"})
                QVERIFY(company.connection().run(std::string("DELETE FROM ") + table));
        }
    }
};

QTEST_GUILESS_MAIN(RandomFaultsTest)
#include "random_faults_test.moc"
