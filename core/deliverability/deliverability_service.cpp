// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deliverability/deliverability_service.h"

#include "core/base/email_address.h"
#include "core/base/reporting_zone.h"
#include "core/base/text.h"
#include "core/base/time_format.h"
#include "core/deliverability/counts_repository.h"
#include "core/deliverability/deliverability_repository.h"
#include "core/deliverability/group_naming.h"
#include "core/storage/database_properties.h"
#include "core/storage/transaction.h"

namespace bouncedesk::deliverability {

using base::ReportingZone;
using mail::MailClass;
using mail::MailStatus;
using storage::Connection;

namespace {

constexpr qint64 kQuarterHourMs = 900'000;

// The question with its texts resolved to row ids.
struct Scope {
    std::optional<qint64> project;
    std::optional<qint64> domain;
    std::optional<QList<qint64>> subjects;
    std::optional<QString> subjectText; // asked for, and without a row of its own
    bool isEmpty = false;               // something asked for does not exist: no mail fits
};

std::optional<QString> wantedDomain(const Question &question)
{
    if (!question.domain)
        return std::nullopt;
    return base::domainOf(base::normalisedAddress(QString(QLatin1String("x@") + question.domain->trimmed())));
}

class Answer {
public:
    Answer(Connection &connection, const Question &question, const ReportingZone &zone)
        : m_connection(connection), m_question(question), m_zone(zone)
    {
    }
    base::Result<QList<GroupRow>> rows();

private:
    base::Result<void> resolve();
    base::Result<void> resolveSubjects();
    base::Result<void> fromCounts();
    base::Result<void> fromCounts(const CountNeed &need, std::optional<int> rolledThrough);
    base::Result<void> fromRuns();
    base::Result<void> fromMails();
    base::Result<void> addUnheard();
    bool needsMails() const;
    bool isWanted(MailClass mailClass) const { return !m_question.reason || *m_question.reason == mailClass; }
    bool isWithinDays(qint64 ms) const;
    qint64 groupOf(qint64 group, bool isMonth, MailStatus status, MailClass mailClass) const;
    CountColumn countColumn() const;
    MailColumn mailColumn() const;
    void addScanned(const std::optional<QString> &key, MailStatus status, MailClass mailClass, qint64 mails);

    Connection &m_connection;
    const Question &m_question;
    const ReportingZone &m_zone;
    Scope m_scope;
    Groups m_groups;
};

base::Result<void> Answer::resolve()
{
    if (m_question.project) {
        BD_ASSIGN(m_scope.project, projectOfKey(m_connection, *m_question.project));
        m_scope.isEmpty = m_scope.isEmpty || !m_scope.project;
    }
    if (const std::optional<QString> domain = wantedDomain(m_question)) {
        BD_ASSIGN(m_scope.domain, domainOfName(m_connection, *domain));
        m_scope.isEmpty = m_scope.isEmpty || !m_scope.domain;
    }
    return m_question.subject || m_question.family ? resolveSubjects() : base::Result<void>();
}

base::Result<void> Answer::resolveSubjects()
{
    std::optional<QString> subject = m_question.subject;
    if (subject)
        subject = base::squished(*subject);
    BD_ASSIGN(m_scope.subjects, subjectsOf(m_connection, subject, m_question.family));
    if (!m_scope.subjects->isEmpty())
        return {};
    BD_ASSIGN(const bool mayStandInMails, hasSubjectsWithoutRow(m_connection));
    if (subject && mayStandInMails)
        m_scope.subjectText = subject;
    else
        m_scope.isEmpty = true;
    return {};
}

// No count goes by backer, by domain together with project or subject, or by anything within runs.
bool Answer::needsMails() const
{
    const GroupBy by = m_question.by;
    const bool domain = m_scope.domain || by == GroupBy::Domain;
    const bool content = m_scope.project || m_scope.subjects || by == GroupBy::Project || by == GroupBy::Subject ||
                         by == GroupBy::Family || by == GroupBy::ProjectSubject;
    return m_question.backer || by == GroupBy::Backer || m_scope.subjectText || (domain && content) ||
           (by == GroupBy::Run && m_question.hasFilterBesidesDays());
}

CountColumn Answer::countColumn() const
{
    switch (m_question.by) {
    case GroupBy::Day:
    case GroupBy::Month: return CountColumn::Period;
    case GroupBy::Project: return CountColumn::Project;
    case GroupBy::Family:
    case GroupBy::Subject: return CountColumn::Subject;
    case GroupBy::ProjectSubject: return CountColumn::ProjectSubject;
    case GroupBy::Domain: return CountColumn::Domain;
    default: return CountColumn::None;
    }
}

MailColumn Answer::mailColumn() const
{
    switch (m_question.by) {
    case GroupBy::Day:
    case GroupBy::Month: return MailColumn::QuarterHour;
    case GroupBy::Project: return MailColumn::Project;
    case GroupBy::Backer: return MailColumn::Backer;
    case GroupBy::Family:
    case GroupBy::Subject: return MailColumn::Subject;
    case GroupBy::ProjectSubject: return MailColumn::ProjectSubject;
    case GroupBy::Domain: return MailColumn::Address;
    case GroupBy::Run: return MailColumn::Run;
    case GroupBy::Status:
    case GroupBy::Reason: return MailColumn::None;
    }
    return MailColumn::None;
}

qint64 Answer::groupOf(qint64 group, bool isMonth, MailStatus status, MailClass mailClass) const
{
    switch (m_question.by) {
    case GroupBy::Status: return qint64(status);
    case GroupBy::Reason: return qint64(mailClass);
    case GroupBy::Month: return isMonth ? group : monthOfDay(int(group));
    default: return group;
    }
}

base::Result<void> Answer::fromCounts()
{
    BD_ASSIGN(const DayRange days, countedDays(m_connection));
    BD_ASSIGN(const std::optional<int> rolledThrough, rolledUpThrough(m_connection));
    CountNeed need;
    need.column = countColumn();
    need.months = m_question.by == GroupBy::Month;
    need.project = m_scope.project;
    need.domain = m_scope.domain;
    need.firstDay = days.first;
    need.from = m_question.from ? std::max(days.first, ReportingZone::dayOfDate(*m_question.from)) : days.first;
    need.to = m_question.to ? std::min(days.last, ReportingZone::dayOfDate(*m_question.to)) : days.last;
    if (need.from > need.to)
        return {};
    if (!m_scope.subjects)
        return fromCounts(need, rolledThrough);
    for (const qint64 subject : *m_scope.subjects) {
        need.subject = subject;
        BD_TRY(fromCounts(need, rolledThrough));
    }
    return {};
}

base::Result<void> Answer::fromCounts(const CountNeed &need, std::optional<int> rolledThrough)
{
    for (const CountRead &read : planReads(need, rolledThrough)) {
        const bool isMonth = hasMonths(read.grain);
        BD_TRY(readCounts(m_connection, read, [&](qint64 group, MailStatus status, MailClass mailClass, qint64 mails) {
            if (isWanted(mailClass))
                m_groups.byNumber[groupOf(group, isMonth, status, mailClass)].add(status, mailClass, mails);
        }));
    }
    return {};
}

bool Answer::isWithinDays(qint64 ms) const
{
    const QDate date = m_zone.dateOf(ms);
    return (!m_question.from || date >= *m_question.from) && (!m_question.to || date <= *m_question.to);
}

// A run belongs to the day on which it began.
base::Result<void> Answer::fromRuns()
{
    BD_ASSIGN(const auto starts, runStarts(m_connection));
    const CountRead read{
        CountGrain::Run, CountRead::Period, std::nullopt, std::nullopt, 1, std::numeric_limits<qint64>::max()};
    return readCounts(m_connection, read, [&](qint64 run, MailStatus status, MailClass mailClass, qint64 mails) {
        if (isWithinDays(starts.value(run)))
            m_groups.byNumber[run].add(status, mailClass, mails);
    });
}

void Answer::addScanned(const std::optional<QString> &key, MailStatus status, MailClass mailClass, qint64 mails)
{
    switch (mailColumn()) {
    case MailColumn::Backer:
        if (key)
            m_groups.byText[*key].add(status, mailClass, mails);
        else
            m_groups.byNumber[0].add(status, mailClass, mails);
        return;
    case MailColumn::Address: m_groups.byText[base::domainOf(*key)].add(status, mailClass, mails); return;
    case MailColumn::QuarterHour: {
        const int day = m_zone.dayOf(key->toLongLong() * kQuarterHourMs);
        m_groups.byNumber[groupOf(day, false, status, mailClass)].add(status, mailClass, mails);
        return;
    }
    default:
        m_groups.byNumber[groupOf(key ? key->toLongLong() : 0, false, status, mailClass)].add(status, mailClass, mails);
    }
}

base::Result<void> Answer::fromMails()
{
    MailScan scan;
    scan.column = mailColumn();
    scan.backer = m_question.backer;
    scan.project = m_scope.project;
    scan.subjects = m_scope.subjects;
    scan.subjectText = m_scope.subjectText;
    scan.domain = wantedDomain(m_question);
    if (m_question.from)
        scan.fromMs = m_zone.startOfDayMs(ReportingZone::dayOfDate(*m_question.from));
    if (m_question.to)
        scan.toMs = m_zone.startOfDayMs(ReportingZone::dayOfDate(*m_question.to) + 1);
    return scanMails(m_connection, scan,
                     [this](const std::optional<QString> &key, MailStatus status, MailClass mailClass, qint64 mails) {
                         // Mails of no run are no group of their own.
                         if (isWanted(mailClass) && (key || m_question.by != GroupBy::Run))
                             addScanned(key, status, mailClass, mails);
                     });
}

base::Result<void> Answer::addUnheard()
{
    const GroupBy by = m_question.by;
    const bool hasTime = by == GroupBy::Status || by == GroupBy::Day || by == GroupBy::Month || by == GroupBy::Reason;
    if (m_question.hasFilterBesidesDays() || !(hasTime || by == GroupBy::Run))
        return {};
    BD_ASSIGN(const QList<Unheard> runs, unheardOf(m_connection));
    for (const Unheard &run : runs) {
        if (!isWithinDays(run.startedAtMs))
            continue;
        const qint64 group = by == GroupBy::Run
                                 ? run.run
                                 : groupOf(m_zone.dayOf(run.startedAtMs), false, MailStatus::Accepted, MailClass::None);
        m_groups.byNumber[group].add(MailStatus::Accepted, MailClass::None, run.mails);
    }
    return {};
}

base::Result<QList<GroupRow>> Answer::rows()
{
    BD_TRY(resolve());
    if (!m_scope.isEmpty) {
        if (needsMails())
            BD_TRY(fromMails());
        else if (m_question.by == GroupBy::Run)
            BD_TRY(fromRuns());
        else
            BD_TRY(fromCounts());
        BD_TRY(addUnheard());
    }
    BD_ASSIGN(QList<GroupRow> rows, named(m_connection, m_question.by, m_groups));
    order(m_question.by, rows);
    if (m_question.limit > 0 && rows.size() > m_question.limit)
        rows.resize(m_question.limit);
    return rows;
}

} // namespace

base::Result<QList<GroupRow>> answer(Connection &connection, const Question &question)
{
    const auto read = [&]() -> base::Result<QList<GroupRow>> {
        BD_ASSIGN(const ReportingZone zone, storedZone(connection));
        return Answer(connection, question, zone).rows();
    };
    if (connection.inTransaction())
        return read();
    return storage::inTransaction(connection, read, storage::Transaction::Read);
}

Tally totalOf(const QList<GroupRow> &rows)
{
    Tally total;
    for (const GroupRow &row : rows)
        total += row.tally;
    return total;
}

} // namespace bouncedesk::deliverability
