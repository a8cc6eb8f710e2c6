// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/audience_service.h"

#include "core/audit/audit_repository.h"
#include "core/base/email_address.h"
#include "core/billing/call_planner.h"
#include "core/billing/call_repository.h"
#include "core/billing/pilot_planner.h"
#include "core/billing/run_repository.h"
#include "core/storage/bulk_load.h"
#include "core/storage/transaction.h"

#include <array>

namespace bouncedesk::billing {

using base::ErrorCode;
using base::fail;
using base::Result;
using storage::Connection;

constexpr int kPage = 5000;
constexpr std::array kReasons{"", "locked", "no_address", "bad_address", "already_billed", "no_bill", "suppressed"};

QString leftOutName(LeftOut reason)
{
    return QLatin1String(kReasons[size_t(reason)]);
}

LeftOut judged(const Candidate &candidate)
{
    if (candidate.isBilled)
        return LeftOut::AlreadyBilled;
    if (candidate.address.isEmpty())
        return LeftOut::NoAddress;
    if (candidate.isLocked)
        return LeftOut::Locked;
    if (candidate.isRefusedThere || !base::checkAddress(candidate.address))
        return LeftOut::BadAddress;
    return candidate.isHeld ? LeftOut::Suppressed : LeftOut::No;
}

QString billMailingKey(base::Period period)
{
    return QStringLiteral("bill:") + period.text();
}

namespace {

using OnPage = std::function<Result<void>(const QList<Candidate> &)>;

Result<void> eachPage(Connection &connection, base::MailingRow mailing, const OnPage &onPage)
{
    base::BackerRow after;
    for (;;) {
        BD_ASSIGN(const QList<Candidate> page, candidatesAfter(connection, mailing, after, kPage));
        if (page.isEmpty())
            return {};
        BD_TRY(onPage(page));
        after = page.last().backer;
    }
}

// Writes the rows of one frozen run, page by page.
class Freezing {
public:
    Freezing(Connection &connection, base::MailingRow mailing, base::RunRow run, int batchSize,
             QSet<base::BackerRow> pilot)
        : m_connection(connection), m_mailing(mailing), m_run(run), m_pilot(std::move(pilot)),
          m_nextOrdinal(m_pilot.size()), m_pilotPlanner(batchSize, sink()), m_planner(batchSize, sink())
    {
    }

    Result<void> page(const QList<Candidate> &candidates)
    {
        QList<std::pair<base::BackerRow, LeftOut>> leftOut;
        BD_TRY(recipients(candidates, leftOut));
        storage::BulkLoad load(m_connection, "left_out", {"run", "backer", "reason"});
        for (const auto &[backer, reason] : std::as_const(leftOut))
            BD_TRY(load.row({m_run, backer, leftOutName(reason)}));
        return load.finish();
    }

    Result<qint64> finish()
    {
        BD_TRY(m_pilotPlanner.endGroup());
        BD_TRY(m_planner.endGroup());
        BD_TRY(furtherCopies());
        std::sort(m_calls.begin(), m_calls.end(),
                  [](const CallRange &a, const CallRange &b) { return a.firstOrdinal < b.firstOrdinal; });
        BD_TRY(insertCalls(m_connection, m_run, m_calls));
        return m_people;
    }

private:
    CallPlanner::Sink sink()
    {
        return [this](const CallRange &range) {
            m_calls.append(range);
            m_people += range.people;
            return Result<void>();
        };
    }

    Result<void> recipients(const QList<Candidate> &candidates, QList<std::pair<base::BackerRow, LeftOut>> &leftOut)
    {
        storage::BulkLoad load(m_connection, "recipients", {"mailing", "backer", "run", "ordinal", "apart"});
        for (const Candidate &candidate : candidates) {
            const LeftOut reason = judged(candidate);
            if (reason != LeftOut::No && reason != LeftOut::AlreadyBilled)
                leftOut.append({candidate.backer, reason});
            if (reason != LeftOut::No)
                continue;
            if (candidate.addressCopy > 0) {
                m_copies.append({candidate.addressCopy, candidate.backer});
                continue;
            }
            const bool isPilot = m_pilot.contains(candidate.backer);
            const qint64 ordinal = isPilot ? m_nextPilot++ : m_nextOrdinal++;
            BD_TRY(load.row({m_mailing, candidate.backer, m_run, ordinal, int(isPilot)}));
            BD_TRY((isPilot ? m_pilotPlanner : m_planner).add(ordinal, candidate.backer, isPilot));
        }
        return load.finish();
    }

    // The second backers of addresses go into calls of their own, then the third ones …
    Result<void> furtherCopies()
    {
        std::stable_sort(m_copies.begin(), m_copies.end(),
                         [](const auto &a, const auto &b) { return a.first < b.first; });
        storage::BulkLoad load(m_connection, "recipients", {"mailing", "backer", "run", "ordinal", "apart"});
        qint64 copy = 0;
        for (const auto &[itsCopy, backer] : std::as_const(m_copies)) {
            if (std::exchange(copy, itsCopy) != itsCopy)
                BD_TRY(m_planner.endGroup());
            const qint64 ordinal = m_nextOrdinal++;
            BD_TRY(load.row({m_mailing, backer, m_run, ordinal, 1}));
            BD_TRY(m_planner.add(ordinal, backer, true));
        }
        BD_TRY(load.finish());
        return m_planner.endGroup();
    }

    Connection &m_connection;
    base::MailingRow m_mailing;
    base::RunRow m_run;
    QSet<base::BackerRow> m_pilot;
    qint64 m_nextPilot = 0;
    qint64 m_nextOrdinal;
    CallPlanner m_pilotPlanner;
    CallPlanner m_planner;
    QList<CallRange> m_calls;
    QList<std::pair<qint64, base::BackerRow>> m_copies;
    qint64 m_people = 0;
};

// Counts who is included and draws the pilot among those who have their address alone.
Result<PilotPlanner> draw(Connection &connection, base::MailingRow mailing, const FreezeRequest &request,
                          qint64 &included)
{
    PilotPlanner pilot(request.limits.pilot, quint32(mailing.value));
    BD_TRY(eachPage(connection, mailing, [&](const QList<Candidate> &page) {
        for (const Candidate &candidate : page) {
            if (judged(candidate) != LeftOut::No)
                continue;
            ++included;
            if (candidate.addressCopy == 0 && request.limits.pilot > 0)
                pilot.add(candidate.backer, base::domainOf(candidate.address));
        }
        return Result<void>();
    }));
    return pilot;
}

Result<void> checkNoneIsUnfinished(Connection &connection, base::Period period)
{
    BD_ASSIGN(const auto unfinished, newestUnfinishedRun(connection, period.text()));
    if (unfinished)
        return fail(ErrorCode::Conflict, period.text(), QStringLiteral("run_unfinished"));
    return {};
}

Result<std::optional<Run>> freeze(Connection &connection, const FreezeRequest &request)
{
    BD_ASSIGN(const auto mailing,
              lockedMailing(connection, billMailingKey(request.period), request.period.text(), request.nowMs));
    BD_TRY(checkNoneIsUnfinished(connection, request.period));
    qint64 included = 0;
    BD_ASSIGN(const PilotPlanner planner, draw(connection, mailing, request, included));
    if (included == 0)
        return std::optional<Run>();
    const bool hasPilot = request.limits.pilot > 0 && included > request.limits.pilotFrom;
    const QSet<base::BackerRow> pilot = hasPilot ? planner.drawn() : QSet<base::BackerRow>();

    Run run;
    run.mailing = mailing;
    run.startedBy = request.actor;
    run.createdMs = request.nowMs;
    BD_ASSIGN(run.id, insertRun(connection, run));
    BD_ASSIGN(const int batch, batchSize(connection));
    Freezing freezing(connection, mailing, run.id, batch, pilot);
    BD_TRY(eachPage(connection, mailing, [&](const QList<Candidate> &page) { return freezing.page(page); }));
    BD_ASSIGN(const qint64 people, freezing.finish());
    BD_TRY(setRunPeople(connection, run.id, people, pilot.size()));
    BD_TRY(audit::record(connection, {0, request.nowMs, request.actor, QStringLiteral("send"), QStringLiteral("run"),
                                      QString::number(run.id.value), std::nullopt,
                                      QStringLiteral("%1: %2").arg(billMailingKey(request.period)).arg(people)}));
    return findRun(connection, run.id);
}

} // namespace

Result<AudienceSums> previewAudience(Connection &connection, base::Period period, const OnCandidate &each)
{
    AudienceSums sums;
    BD_ASSIGN(const auto mailing, findMailing(connection, billMailingKey(period)));
    BD_ASSIGN(sums.batchSize, batchSize(connection));
    BD_TRY(
        eachPage(connection, mailing.value_or(base::MailingRow{}), [&](const QList<Candidate> &page) -> Result<void> {
            for (const Candidate &candidate : page) {
                const LeftOut reason = judged(candidate);
                if (reason == LeftOut::No)
                    ++sums.included;
                else
                    ++sums.leftOut[leftOutName(reason)];
                if (each)
                    BD_TRY(each(candidate, reason));
            }
            return {};
        }));
    return sums;
}

Result<std::optional<Run>> freezeAudience(Connection &connection, const FreezeRequest &request)
{
    return storage::inTransaction(connection, [&] { return freeze(connection, request); });
}

} // namespace bouncedesk::billing
