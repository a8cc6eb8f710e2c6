// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/fault_company.h"

#include "core/billing/call_repository.h"
#include "core/billing/recipient_repository.h"

#include <QDateTime>

namespace bouncedesk::test {

using billing::Call;
using billing::CallState;
using billing::SenderRest;

constexpr int kPatienceMs = 60'000;

FaultCompany::FaultCompany(storage::Dialect dialect) : m_company(dialect)
{
    m_company.clock().setMs(QDateTime::currentMSecsSinceEpoch());
    books().setRetrySeconds(1);
    if (!billing::lowerBatchSize(m_company.connection(), kFaultBatch))
        qFatal("cannot set the batch size");
    m_company.addBackers(1, kPeople / 2);
    m_company.addBackers(kPeople / 2 + 1, kPeople / 2, "example.net");
    m_run = m_company.freeze();
}

std::unique_ptr<QProcess> FaultCompany::launch(const Fault &fault)
{
    QStringList arguments{QStringLiteral("--database"), m_company.urlText(), QStringLiteral("--mailgun"),
                          books().baseUrl()};
    const auto add = [&](const char *name, qint64 value) {
        arguments << QStringLiteral("--") + QLatin1String(name) << QString::number(value);
    };
    add("run", m_run.id.value);
    add("point", int(fault.point));
    add("times", fault.times);
    add("signal", fault.signal);
    add("timeout", m_timeoutMs);
    add("settle", m_settleMs);
    add("lease", m_leaseMs);
    add("concurrency", 2);
    if (!fault.host.isEmpty())
        arguments << QStringLiteral("--host") << fault.host;
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(QStringLiteral(BOUNCEDESK_CRASHING_SENDER), arguments);
    return process;
}

SenderRest FaultCompany::endOf(QProcess &process)
{
    const bool ended = QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, kPatienceMs);
    const bool well = ended && process.exitStatus() == QProcess::NormalExit;
    return well ? SenderRest(process.exitCode()) : SenderRest::Failed;
}

bool FaultCompany::hasStopped(const QProcess &process)
{
    const QString stat = QStringLiteral("/proc/%1/stat").arg(process.processId());
    const auto isStopped = [&] {
        QFile file(stat);
        const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        return text.mid(text.lastIndexOf(')') + 2).startsWith('T');
    };
    const auto isOver = [&] { return isStopped() || process.state() == QProcess::NotRunning; };
    return QTest::qWaitFor(isOver, kPatienceMs) && process.state() == QProcess::Running;
}

QString disagreement(Company &company, const billing::Run &run, qint64 expected)
{
    if (company.books().mostCopies() > 1)
        return QStringLiteral("somebody was mailed twice");
    std::set<qint64> taken; // calls by the books
    for (const BookedSend &send : company.books().mailed())
        taken.insert(send.callNumber());
    qint64 people = 0;
    for (int state = 0; state <= int(CallState::Lost); ++state) {
        const auto calls = billing::openCalls(company.connection(), run.id, CallState(state));
        for (const Call &call : *calls) {
            const bool wasTaken = taken.count(call.number) > 0;
            if (call.state == CallState::Accepted && !wasTaken)
                return QStringLiteral("call %1 counts as accepted and was not mailed").arg(call.number);
            if ((call.state == CallState::Lost || call.state == CallState::Pending) && wasTaken)
                return QStringLiteral("call %1 was mailed and counts as %2")
                    .arg(call.number)
                    .arg(billing::callStateName(call.state));
            people += call.state == CallState::Lost ? 0 : call.range.people;
        }
    }
    return people == expected ? QString() : QStringLiteral("the calls share out %1 people").arg(people);
}

QString FaultCompany::notExactlyOnce()
{
    if (const QString found = disagreement(m_company, m_run, kPeople); !found.isEmpty())
        return found;
    const auto status = m_company.status(m_run);
    if (books().peopleMailed() != kPeople)
        return QStringLiteral("%1 people were mailed").arg(books().peopleMailed());
    if (status.sent != kPeople || status.open != 0 || status.refused != 0)
        return QStringLiteral("the ledger says %1 sent, %2 open, %3 refused")
            .arg(status.sent)
            .arg(status.open)
            .arg(status.refused);
    return {};
}

QString FaultCompany::notAtMostOnce()
{
    if (const QString found = disagreement(m_company, m_run, kPeople); !found.isEmpty())
        return found;
    const auto status = m_company.status(m_run);
    if (status.sent + status.open != kPeople)
        return QStringLiteral("%1 sent and %2 open are not all").arg(status.sent).arg(status.open);
    if (status.sent > books().peopleMailed())
        return QStringLiteral("%1 sent, but %2 were mailed").arg(status.sent).arg(books().peopleMailed());
    return {};
}

} // namespace bouncedesk::test
