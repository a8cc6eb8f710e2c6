// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/billing_words.h"

#include "core/base/text.h"
#include "ui/theme/number_text.h"
#include "ui/theme/time_text.h"

#include <QCoreApplication>

namespace bouncedesk::ui {

using billing::CallState;
using billing::LeftOut;
using billing::Run;
using billing::RunState;

namespace {

constexpr qint64 kMinuteMs = 60'000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(bouncedesk::ui::BillingWords)

public:
    static QString people(qint64 number) { return tr("%Ln people", nullptr, int(number)); }
    static QString calls(qint64 number) { return tr("%Ln call(s)", nullptr, int(number)); }

    static QString paused(const Run &run)
    {
        const QString said = base::displayText(run.pausedWords);
        const auto because = [&](const char *code) { return run.pausedFor == QLatin1String(code); };
        namespace reason = billing::pause_reason;
        if (because(reason::kSenderRefused))
            return tr("Paused: Mailgun refuses us, not the recipients. It says “%1”. Check key, domain and From in the "
                      "settings, then go on. Nobody was marked as refused.")
                .arg(said);
        if (because(reason::kTooLarge))
            return tr("Paused: Mailgun says that even a single bill is too large: “%1”.").arg(said);
        if (because(reason::kManyRefused))
            return tr("Paused: Mailgun refused more than 50 people of one call: “%1”. Look at who was refused, then go "
                      "on.")
                .arg(said);
        if (because(reason::kNotMailgun))
            return tr("Paused: the answer did not come from Mailgun. Check the base URL in the settings, then go on.");
        if (because(reason::kPilotSilent))
            return tr("Paused: nothing was heard of the first bills. Check that events arrive, then go on to send the "
                      "rest.");
        if (because(reason::kManyBounces))
            return tr("Paused: too many of its bills came back. Going on sends the rest all the same.");
        if (because(reason::kManyComplaints))
            return tr("Paused: too many of its bills were marked as spam. Going on sends the rest all the same.");
        if (because(reason::kCannotWrite))
            return tr("Paused: the ledger cannot be written. Is the disk full? Nothing is sent that is not written "
                      "down first.");
        if (because(reason::kCannotRender))
            return tr("Paused: the template does not fit: “%1”.").arg(said);
        return tr("Paused. Nothing is sent until somebody goes on.");
    }

    static QString checked(const RunView &run, qint64 nowMs, const QTimeZone &zone)
    {
        const QString begin = tr("%Ln call(s) being checked", nullptr, int(run.unknown())) + QStringLiteral(", ") +
                              people(run.unknownPeople()) + QStringLiteral(". ");
        if (run.nextLookMs && *run.nextLookMs > nowMs)
            return begin + tr("Mailgun gave no clear answer; its logs will tell at %1. Nobody will get two.")
                               .arg(timeText(*run.nextLookMs, nowMs, zone));
        return begin + tr("Mailgun gave no clear answer; its logs are looked at now. Nobody will get two.");
    }

    static QString sending(const RunView &run, qint64 nowMs, const QTimeZone &zone)
    {
        const Run &row = run.status.run;
        const qint64 left = run.status.calls.people.value(CallState::Pending);
        if (row.waitUntilMs && *row.waitUntilMs > nowMs)
            return tr("Waiting for Mailgun until %1. %2 sent, %3 to go. Nothing for you to do.")
                .arg(timeText(*row.waitUntilMs, nowMs, zone), countText(run.status.sent), countText(left));
        if (row.pilotIsOpen() && row.pilotSentMs)
            return tr("The first %1 are out. The rest follows when nearly all of them have an outcome, or after 20 "
                      "minutes.")
                .arg(countText(row.pilot));
        if (row.pilotIsOpen())
            return tr("Sending the first %1. The rest waits until it is known what became of them.")
                .arg(countText(row.pilot));
        if (run.unknown() > 0 && left == 0 && run.inFlight() == 0)
            return checked(run, nowMs, zone);
        return tr("Sending. If this program stops, the run goes on from where it was left, and nobody gets two.");
    }

    static QString cancelled(const RunView &run, qint64 nowMs, const QTimeZone &zone)
    {
        if (run.unknown() > 0)
            return tr("Cancelled.") + u' ' + checked(run, nowMs, zone);
        return tr("Cancelled after %1. Who was not sent one has no bill; a new run would take them.")
            .arg(countText(run.status.sent));
    }

    static QString finished(const RunView &run, qint64 nowMs, const QTimeZone &zone)
    {
        if (run.status.openCalls() > 0)
            return tr("Finished, but for open ones.") + u' ' + checked(run, nowMs, zone);
        if (run.status.refused > 0)
            return tr("Finished. Mailgun took %1 and refused %2; who was refused gets one with the next run, once the "
                      "address is corrected.")
                .arg(countText(run.status.sent), countText(run.status.refused));
        return tr("Finished. Mailgun took all %1.").arg(countText(run.status.sent));
    }

    static QString inFlight(const RunView &run)
    {
        return tr("Finishing %1 in flight, %2.").arg(calls(run.inFlight()), people(run.inFlightPeople()));
    }

    static QString sentence(const RunView &run, qint64 nowMs, const QTimeZone &zone)
    {
        switch (run.status.run.state) {
        case RunState::Planned:
            return tr("Ready. It starts within seconds, when a program that has Mailgun's key takes it.");
        case RunState::Sending: return sending(run, nowMs, zone);
        case RunState::Paused:
            return run.inFlight() > 0 ? inFlight(run) + u' ' + tr("Then nothing is sent until somebody goes on.")
                                      : paused(run.status.run);
        case RunState::Cancelled:
            return run.inFlight() > 0 ? inFlight(run) + u' ' + tr("Nothing else is sent by this run.")
                                      : cancelled(run, nowMs, zone);
        case RunState::Finished: return finished(run, nowMs, zone);
        }
        return {};
    }

    static QString state(const RunView &run)
    {
        switch (run.status.run.state) {
        case RunState::Planned: return tr("ready");
        case RunState::Sending: return tr("sending");
        case RunState::Paused: return run.inFlight() > 0 ? tr("pausing") : tr("paused");
        case RunState::Cancelled: return run.inFlight() > 0 ? tr("being cancelled") : tr("cancelled");
        case RunState::Finished: return run.status.openCalls() > 0 ? tr("finished, some open") : tr("finished");
        }
        return {};
    }

    static QString call(CallState state)
    {
        switch (state) {
        case CallState::Pending: return tr("waiting");
        case CallState::InFlight: return tr("in flight");
        case CallState::Accepted: return tr("taken");
        case CallState::Refused: return tr("refused");
        case CallState::Unknown: return tr("being checked");
        case CallState::Lost: return tr("lost and sent again");
        }
        return {};
    }

    static QString leftOut(LeftOut reason)
    {
        switch (reason) {
        case LeftOut::No: return tr("gets a bill");
        case LeftOut::Locked: return tr("locked: mail to the address fails");
        case LeftOut::NoAddress: return tr("no address");
        case LeftOut::BadAddress: return tr("the address cannot be mailed");
        case LeftOut::AlreadyBilled: return tr("has this month's bill already");
        case LeftOut::NoBill: return tr("has no bill this month");
        case LeftOut::Suppressed: return tr("asked for no more mail");
        }
        return {};
    }

    static QString batches(const RunView &run)
    {
        QStringList parts;
        qint64 all = 0;
        for (const CallState state : {CallState::Accepted, CallState::InFlight, CallState::Pending, CallState::Refused,
                                      CallState::Unknown, CallState::Lost}) {
            const qint64 number = run.status.calls.calls.value(state);
            all += number;
            if (number > 0)
                parts.append(QStringLiteral("%1 %2").arg(countText(number), call(state)));
        }
        if (all == 0)
            return {};
        return tr("%Ln batch(es)", nullptr, int(all)) + QStringLiteral(": ") + parts.join(QStringLiteral(", "));
    }

    static QString duration(qint64 ms)
    {
        if (ms < kMinuteMs)
            return tr("less than a minute");
        if (ms < 90 * kMinuteMs)
            return tr("about %Ln minute(s)", nullptr, int((ms + kMinuteMs / 2) / kMinuteMs));
        return tr("about %Ln hour(s)", nullptr, int((ms + 30 * kMinuteMs) / (60 * kMinuteMs)));
    }
};

} // namespace

QString monthText(base::Period period)
{
    const QLocale locale;
    return locale.standaloneMonthName(period.month) + u' ' + QString::number(period.year);
}

QString monthText(const QString &period)
{
    const auto parsed = base::Period::parse(period);
    return parsed ? monthText(*parsed) : base::displayText(period);
}

QString runStateText(const RunView &run)
{
    return Words::state(run);
}

QString callStateText(CallState state)
{
    return Words::call(state);
}

QString leftOutText(LeftOut reason)
{
    return Words::leftOut(reason);
}

QString runSentence(const RunView &run, qint64 nowMs, const QTimeZone &zone)
{
    return Words::sentence(run, nowMs, zone);
}

QString batchesText(const RunView &run)
{
    return Words::batches(run);
}

QString durationText(qint64 ms)
{
    return Words::duration(ms);
}

QString pausedText(const Run &run)
{
    return Words::paused(run);
}

QString announcementText(const billing::BillingSchedule &schedule, qint64 nowMs)
{
    const QTimeZone zone(schedule.rule.zone);
    const qint64 dueMs = schedule.nextDueMs.value_or(0);
    return Words::tr("The bills for %1 are sent %2.")
        .arg(monthText(billing::periodAt(dueMs, schedule.rule.zone)), timeText(dueMs, nowMs, zone));
}

QString missedRunText(const billing::BillingSchedule &schedule, qint64 nowMs)
{
    return Words::tr("The bills due %1 were not sent: no program was running.")
        .arg(timeText(schedule.questionMs.value_or(0), nowMs, QTimeZone(schedule.rule.zone)));
}

} // namespace bouncedesk::ui
