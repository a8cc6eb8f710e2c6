// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/audience_service.h"

#include "core/audit/audit_repository.h"
#include "core/base/email_address.h"
#include "core/billing/audience_freezing.h"
#include "core/billing/bill_repository.h"
#include "core/billing/pilot_planner.h"
#include "core/billing/run_repository.h"
#include "core/billing/template_service.h"
#include "core/storage/transaction.h"

#include <array>

namespace bouncedesk::billing {

using base::ErrorCode;
using base::fail;
using base::Result;
using storage::Connection;

constexpr int kPage = 5000;
constexpr std::array kReasons{"", "locked", "no_address", "bad_address", "already_billed", "no_bill", "suppressed"};
constexpr std::array kChanges{"", "new", "back", "gone"};

QString leftOutName(LeftOut reason)
{
    return QLatin1String(kReasons[size_t(reason)]);
}

QString audienceChangeName(AudienceChange change)
{
    return QLatin1String(kChanges[size_t(change)]);
}

LeftOut judged(const Candidate &candidate)
{
    if (candidate.isBilled)
        return LeftOut::AlreadyBilled;
    if (!candidate.hasBill) // before all else: he should have none, so he misses none
        return LeftOut::NoBill;
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

void AudienceMark::add(base::BackerRow backer)
{
    ++people;
    quint64 mixed = quint64(backer.value) * 0x9E3779B97F4A7C15U; // splitmix64
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9U;
    sum += (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBU;
}

QString AudienceMark::text() const
{
    return QStringLiteral("%1:%2").arg(people).arg(sum, 0, 16);
}

std::optional<AudienceMark> AudienceMark::parse(const QString &text)
{
    bool isNumber = false, isSum = false;
    const AudienceMark mark{text.section(u':', 0, 0).toLongLong(&isNumber),
                            text.section(u':', 1).toULongLong(&isSum, 16)};
    return isNumber && isSum ? std::optional(mark) : std::nullopt;
}

namespace {

using OnPage = std::function<Result<void>(const QList<Candidate> &)>;

Result<void> eachPage(Connection &connection, const AudienceQuestion &question, const OnPage &onPage)
{
    base::BackerRow after;
    for (;;) {
        BD_ASSIGN(const QList<Candidate> page, candidatesAfter(connection, question, after, kPage));
        if (page.isEmpty())
            return {};
        BD_TRY(onPage(page));
        after = page.last().backer;
    }
}

Result<AudienceQuestion> questionOf(Connection &connection, base::MailingRow mailing)
{
    BD_ASSIGN(const auto import, findBillImport(connection, mailing));
    return AudienceQuestion{mailing, import.has_value(), {}, false};
}

// What the first pass over all finds out.
struct Draw {
    qint64 included = 0;
    AudienceMark mark;
    QList<qint64> peopleOfGroups;
    QSet<base::BackerRow> pilot;
};

// Everybody, or only those who were asked for.
Result<void> eachAsked(Connection &connection, const AudienceQuestion &question, const FreezeRequest &request,
                       const OnPage &onPage)
{
    if (!request.only)
        return eachPage(connection, question, onPage);
    BD_ASSIGN(const QList<Candidate> page, candidatesOf(connection, question, request.only->values()));
    return onPage(page);
}

// Counts who is included and draws the pilot among those who have their address alone.
Result<Draw> draw(Connection &connection, const AudienceQuestion &question, const FreezeRequest &request,
                  LanguageGroups &groups)
{
    Draw drawn;
    drawn.peopleOfGroups.resize(groups.count());
    PilotPlanner pilot(request.limits.pilot, quint32(question.mailing.value));
    BD_TRY(eachAsked(connection, question, request, [&](const QList<Candidate> &page) {
        for (const Candidate &candidate : page) {
            if (judged(candidate) != LeftOut::No)
                continue;
            ++drawn.included;
            drawn.mark.add(candidate.backer);
            if (candidate.addressCopy > 0)
                continue;
            ++drawn.peopleOfGroups[groups.groupOf(candidate.language)];
            if (request.limits.pilot > 0)
                pilot.add(candidate.backer, base::domainOf(candidate.address));
        }
        return Result<void>();
    }));
    if (request.limits.pilot > 0 && drawn.included > request.limits.pilotFrom)
        drawn.pilot = pilot.drawn();
    return drawn;
}

Result<void> checkMayFreeze(Connection &connection, base::MailingRow mailing, base::Period period)
{
    BD_ASSIGN(const auto unfinished, newestUnfinishedRun(connection, period.text()));
    if (unfinished)
        return fail(ErrorCode::Conflict, period.text(), QStringLiteral("run_unfinished"));
    BD_ASSIGN(const auto import, findBillImport(connection, mailing));
    if (import && !import->finishedMs)
        return fail(ErrorCode::Conflict, period.text(), QStringLiteral("bills_half_imported\n") + import->file);
    return {};
}

Result<Run> beginRun(Connection &connection, const AudienceQuestion &question, const FreezeRequest &request)
{
    Run run;
    run.mailing = question.mailing;
    run.hasFigures = question.isImported;
    run.startedBy = request.actor;
    run.createdMs = request.nowMs;
    BD_ASSIGN(run.id, insertRun(connection, run));
    return run;
}

Result<std::optional<Run>> freeze(Connection &connection, const FreezeRequest &request)
{
    BD_ASSIGN(const auto mailing,
              lockedMailing(connection, billMailingKey(request.period), request.period.text(), request.nowMs));
    BD_TRY(checkMayFreeze(connection, mailing, request.period));
    BD_ASSIGN(AudienceQuestion question, questionOf(connection, mailing));
    BD_ASSIGN(const bool isFresh, isFreshMailing(connection, mailing));
    question.isFresh = isFresh && !question.isImported; // read twice, the second time beside its own first rows
    const TemplateKind kind = question.isImported ? TemplateKind::Bill : TemplateKind::Notice;
    BD_ASSIGN(const TemplateSet templates, templatesFor(connection, kind, request.nowMs));
    LanguageGroups groups(templates.keys(), request.language);
    BD_ASSIGN(const Draw drawn, draw(connection, question, request, groups));
    if (request.expected && *request.expected != drawn.mark)
        return fail(ErrorCode::Conflict, request.period.text(),
                    QStringLiteral("audience_changed\n%1\n%2").arg(request.expected->people).arg(drawn.included));
    if (drawn.included == 0)
        return std::optional<Run>();
    BD_ASSIGN(const Run run, beginRun(connection, question, request));
    BD_ASSIGN(const int batch, batchSize(connection));
    AudienceFreezing freezing(connection, {mailing, run.id, batch, drawn.pilot, drawn.peopleOfGroups, !request.only},
                              groups);
    BD_TRY(eachAsked(connection, question, request, [&](const QList<Candidate> &page) { return freezing.page(page); }));
    BD_ASSIGN(const qint64 people, freezing.finish());
    if (request.expected && *request.expected != freezing.mark()) // others wrote between the two passes
        return fail(ErrorCode::Retry, connection.url().display(), QStringLiteral("the audience changed"));
    BD_TRY(setRunPeople(connection, run.id, people, drawn.pilot.size()));
    BD_TRY(audit::record(connection, {0, request.nowMs, request.actor, QStringLiteral("send"), QStringLiteral("run"),
                                      QString::number(run.id.value), std::nullopt,
                                      QStringLiteral("%1: %2").arg(billMailingKey(request.period)).arg(people)}));
    return findRun(connection, run.id);
}

AudienceChange changeOf(const Candidate &candidate, LeftOut reason, qint64 beforeMs)
{
    const bool gets = reason == LeftOut::No || reason == LeftOut::AlreadyBilled;
    if (gets == candidate.wasBilled)
        return AudienceChange::None;
    if (!gets)
        return AudienceChange::Gone;
    return candidate.joinedMs > beforeMs ? AudienceChange::New : AudienceChange::Back;
}

void count(AudienceSums &sums, const Candidate &candidate, LeftOut reason, AudienceChange change)
{
    if (reason == LeftOut::No) {
        ++sums.included;
        sums.mark.add(candidate.backer);
    } else {
        ++sums.leftOut[leftOutName(reason)];
    }
    if (change == AudienceChange::Gone)
        ++sums.gone[leftOutName(reason)];
    sums.joined += change == AudienceChange::New ? 1 : 0;
    sums.back += change == AudienceChange::Back ? 1 : 0;
}

} // namespace

Result<AudienceSums> previewAudience(Connection &connection, base::Period period, const OnCandidate &each)
{
    AudienceSums sums;
    BD_ASSIGN(const auto found, findMailing(connection, billMailingKey(period)));
    const base::MailingRow mailing = found.value_or(base::MailingRow{});
    BD_ASSIGN(sums.batchSize, batchSize(connection));
    BD_ASSIGN(const auto import, findBillImport(connection, mailing));
    sums.isImported = import.has_value();
    sums.isHalfImported = import && !import->finishedMs;
    AudienceQuestion question{mailing, sums.isImported, {}, false};
    BD_ASSIGN(const auto before, mailingBefore(connection, period));
    if (before) {
        question.before = before->mailing;
        sums.before = before->period;
        BD_ASSIGN(sums.erased, erasedSince(connection, before->mailing));
    }
    BD_TRY(eachPage(connection, question, [&](const QList<Candidate> &page) -> Result<void> {
        for (const Candidate &candidate : page) {
            const LeftOut reason = judged(candidate);
            const AudienceChange change = before ? changeOf(candidate, reason, before->runMs) : AudienceChange::None;
            count(sums, candidate, reason, change);
            if (each)
                BD_TRY(each(candidate, reason, change));
        }
        return {};
    }));
    return sums;
}

Result<void> eachIncluded(Connection &connection, base::Period period, const OnIncluded &each)
{
    BD_ASSIGN(const auto mailing, findMailing(connection, billMailingKey(period)));
    BD_ASSIGN(AudienceQuestion question, questionOf(connection, mailing.value_or(base::MailingRow{})));
    question.withFields = true;
    return eachPage(connection, question, [&](const QList<Candidate> &page) -> Result<void> {
        for (const Candidate &candidate : page) {
            if (judged(candidate) == LeftOut::No)
                BD_TRY(each(candidate));
        }
        return {};
    });
}

Result<std::optional<Run>> freezeAudience(Connection &connection, const FreezeRequest &request)
{
    return storage::inTransaction(connection, [&] { return freeze(connection, request); });
}

} // namespace bouncedesk::billing
