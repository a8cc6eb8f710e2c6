// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/sample_service.h"

#include "core/backers/lock_fact_repository.h"
#include "core/backers/lock_service.h"
#include "core/base/email_address.h"
#include "core/base/time_format.h"
#include "core/deliverability/roll_up_service.h"
#include "core/ingest/sample_fate.h"
#include "core/ingest/sample_ledger.h"
#include "core/ingest/sample_writer.h"
#include "core/storage/bulk_load.h"
#include "core/storage/database_properties.h"
#include "core/storage/transaction.h"

namespace bouncedesk::ingest {

using base::ErrorCode;
using base::fail;
using storage::Connection;

namespace {

constexpr qint64 kHourMs = 3600LL * 1000;
constexpr qint64 kDayMs = 24 * kHourMs;
constexpr qint64 kUnconfirmedMs = 2 * kDayMs;
constexpr int kCallSize = 1000;
constexpr int kLargestSending = 400; // people of one project mail
constexpr auto kAnything = "SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM mails LIMIT 1) m) + "
                           "(SELECT COUNT(*) FROM (SELECT 1 FROM backers LIMIT 1) b)";

class Sample {
public:
    Sample(Connection &connection, const SampleRequest &request, const base::Clock &clock, base::ReportingZone zone,
           std::function<void(qint64)> progress);

    base::Result<void> fill();

private:
    base::Result<void> writePeople();
    base::Result<void> writeAddresses();
    base::Result<void> writeHistory();
    base::Result<void> sendBills(QDate day);
    base::Result<void> sendNews(qint64 dayStartMs, qint64 mails);
    base::Result<void> sendOne(SampleMail mail, SamplePerson &person, bool isTroubledProject);
    base::Result<void> judgeLocks();
    qint64 billsTo(qint64 atMs) const;
    QString newMessageId(qint64 atMs);

    Connection &m_connection;
    const SampleRequest m_request;
    const qint64 m_nowMs;
    const base::ReportingZone m_zone;
    const std::function<void(qint64)> m_progress;
    SampleRandom m_random;
    QList<SamplePerson> m_people; // row id = index + 1
    QList<SampleProject> m_projects;
    double m_projectWeight = 0;
    qint64 m_fromMs = 0;
    SampleWriter m_writer;
    SampleLedger m_ledger;
    std::vector<backers::LockFact> m_facts;
};

Sample::Sample(Connection &connection, const SampleRequest &request, const base::Clock &clock, base::ReportingZone zone,
               std::function<void(qint64)> progress)
    : m_connection(connection), m_request(request), m_nowMs(clock.nowMs()), m_zone(std::move(zone)),
      m_progress(std::move(progress)), m_random(request.seed),
      m_fromMs(m_zone.startOfDayMs(base::ReportingZone::dayOfDate(m_zone.dateOf(m_nowMs).addMonths(-request.months)))),
      m_writer(connection, m_zone, deliverability::lastClosableDay(m_zone, m_nowMs)), m_ledger(connection)
{
    m_people = samplePeople(m_random, request.backers, m_fromMs, m_nowMs);
    m_projects = sampleProjects(m_random, request.projects);
    for (const SampleProject &project : m_projects)
        m_projectWeight += project.weight;
}

base::Result<void> Sample::fill()
{
    BD_TRY(storage::setProperty(m_connection, storage::kSampleMark, QStringLiteral("1")));
    BD_TRY(writePeople());
    BD_TRY(writeHistory());
    BD_TRY(m_writer.finish());
    BD_TRY(judgeLocks());
    return m_ledger.finish();
}

base::Result<void> Sample::writePeople()
{
    BD_TRY(storage::inTransaction(m_connection, [&]() -> base::Result<void> {
        storage::BulkLoad projects(m_connection, "projects", {"project_key", "name", "created_at"});
        for (const SampleProject &project : m_projects)
            BD_TRY(projects.row({project.key, project.name, m_fromMs}));
        BD_TRY(projects.finish());
        storage::BulkLoad load(m_connection, "backers",
                               {"id", "backer_key", "name", "language", "email", "address", "address_copy",
                                "address_changed_at", "address_source", "address_confirmed_at", "joined_at",
                                "search_text"});
        for (qsizetype i = 0; i < m_people.size(); ++i) {
            const SamplePerson &person = m_people.at(i);
            const bool moved = person.movesMs != kSampleNever;
            const QString &email = moved ? person.newEmail : person.email;
            // who moved lately has not followed the link yet
            const bool unconfirmed = moved && person.movesMs > m_nowMs - kUnconfirmedMs;
            backers::Backer found;
            found.key = {person.key};
            found.name = person.name;
            found.address = base::normalisedAddress(email);
            BD_TRY(load.row({i + 1, person.key, person.name, person.language, email, found.address, person.addressCopy,
                             moved ? std::optional(person.movesMs) : std::nullopt,
                             QString::fromLatin1(moved ? "backer" : "import"),
                             unconfirmed ? std::nullopt : std::optional(moved ? person.movesMs : person.joinedMs),
                             person.joinedMs, backers::searchText(found)}));
        }
        return load.finish();
    }));
    return storage::inTransaction(m_connection, [&] { return writeAddresses(); });
}

base::Result<void> Sample::writeAddresses()
{
    storage::BulkLoad load(m_connection, "backer_addresses",
                           {"backer", "from_at", "until_at", "address", "email", "source"});
    for (qsizetype i = 0; i < m_people.size(); ++i) {
        const SamplePerson &person = m_people.at(i);
        const bool moved = person.movesMs != kSampleNever;
        BD_TRY(load.row({i + 1, 0, moved ? std::optional(person.movesMs) : std::nullopt,
                         base::normalisedAddress(person.email), person.email, QStringLiteral("import")}));
        if (moved)
            BD_TRY(load.row({i + 1, person.movesMs, std::nullopt, base::normalisedAddress(person.newEmail),
                             person.newEmail, QStringLiteral("backer")}));
    }
    return load.finish();
}

qint64 Sample::billsTo(qint64 atMs) const
{
    return std::count_if(m_people.begin(), m_people.end(),
                         [&](const SamplePerson &person) { return person.joinedMs <= atMs; });
}

// Bills on the first of each month as far as the mails reach, newest first; the rest are project mails, spread over
// the days with a little more on workdays, today as far as it has gone. What could not be sent, because nobody was
// there yet, is shared out among the days that are left.
base::Result<void> Sample::writeHistory()
{
    const int firstDay = m_zone.dayOf(m_fromMs), today = m_zone.dayOf(m_nowMs);
    QMap<int, qint64> billDays; // how many people each
    qint64 bills = 0;
    for (int day = today; day >= firstDay; --day) {
        const qint64 people = billsTo(m_zone.startOfDayMs(day));
        if (base::ReportingZone::dateOfDay(day).day() == 1 && bills + people <= m_request.emails * 7 / 10) {
            billDays.insert(day, people);
            bills += people;
        }
    }
    const double gone = double(m_nowMs - m_zone.startOfDayMs(today)) / double(kDayMs);
    const double partOfToday = std::clamp(gone, 0.05, 1.0);
    for (int day = firstDay; day <= today; ++day) {
        if (billDays.contains(day)) {
            BD_TRY(sendBills(base::ReportingZone::dateOfDay(day)));
            bills -= billDays.value(day);
        }
        const qint64 left = m_request.emails - m_writer.mails() - bills;
        const double share = double(left) / (double(today - day) + partOfToday);
        const bool isWeekend = base::ReportingZone::dateOfDay(day).dayOfWeek() > 5;
        const double wanted = share * (isWeekend ? 0.5 : 0.8 + 0.4 * m_random.unit()) + m_random.unit();
        BD_TRY(sendNews(m_zone.startOfDayMs(day), day == today ? left : std::min(left, qint64(wanted))));
        if (m_progress)
            m_progress(m_writer.mails());
    }
    return {};
}

QString Sample::newMessageId(qint64 atMs)
{
    const QString time = QDateTime::fromMSecsSinceEpoch(atMs, Qt::UTC).toString(QStringLiteral("yyyyMMddhhmmss"));
    return QStringLiteral("%1.%2@mail.example.org").arg(time).arg(m_random.bits(), 16, 16, QLatin1Char('0'));
}

base::Result<void> Sample::sendOne(SampleMail mail, SamplePerson &person, bool isTroubledProject)
{
    mail.address = base::normalisedAddress(person.emailAt(mail.sentMs));
    mail.backerKey = person.key;
    SampleCircumstances circumstances{mail.sentMs, m_nowMs};
    circumstances.isDead = person.isDeadAt(mail.sentMs);
    circumstances.isSuppressed = person.isSuppressedAt(mail.sentMs);
    circumstances.isTroubledDomain = isSampleTroubledDomain(base::domainOf(mail.address));
    circumstances.isTroubledProject = isTroubledProject;
    const QList<mail::StoredEvent> events = sampleEvents(m_random, circumstances);
    for (const mail::StoredEvent &event : events) {
        const mail::MailClass mailClass = event.verdict.mailClass;
        if (!backers::LockPolicy::concerns(mailClass))
            continue;
        if (mailClass == mail::MailClass::Hard)
            person.bouncedMs = std::min(person.bouncedMs, event.atMs);
        if (mailClass == mail::MailClass::Hard || mailClass == mail::MailClass::Complaint)
            person.lockedMs = std::min(person.lockedMs, event.atMs);
        m_facts.push_back({mail.address, event.atMs, event.identity.eventId, event.identity.kind, event.identity.second,
                           mailClass, event.verdict.unknownUser, base::MailRow{m_writer.mails() + 1}});
    }
    return m_writer.add(mail, events);
}

base::Result<void> Sample::sendBills(QDate day)
{
    const qint64 startMs = m_zone.startOfDayMs(base::ReportingZone::dayOfDate(day)) + 9 * kHourMs;
    if (startMs >= m_nowMs)
        return {};
    const base::Period period = base::Period::of(day);
    m_ledger.beginRun(period, startMs);
    SampleMail mail;
    mail.subject = QStringLiteral("Your bill for %1/%2").arg(period.month, 2, 10, QLatin1Char('0')).arg(period.year);
    for (int copy = 0; copy < 2; ++copy) { // people who share an address go into different calls
        for (qsizetype i = 0; i < m_people.size(); ++i) {
            SamplePerson &person = m_people[i];
            if (person.addressCopy != copy || person.joinedMs > startMs)
                continue;
            if (person.isLockedAt(startMs)) {
                m_ledger.leaveOut(i + 1);
                continue;
            }
            if (m_ledger.needsCall(copy > 0, kCallSize))
                m_ledger.beginCall(newMessageId(startMs + m_ledger.calls() * 400), startMs + m_ledger.calls() * 400,
                                   copy > 0);
            mail.messageId = m_ledger.messageId();
            mail.sentMs = m_ledger.callStartMs();
            const SampleLedger::Place place = m_ledger.addPerson(i + 1);
            mail.ownLink = place.ownLink;
            mail.run = place.run;
            mail.ordinal = place.ordinal;
            BD_TRY(sendOne(mail, person, false));
        }
    }
    return m_ledger.finishRun();
}

base::Result<void> Sample::sendNews(qint64 dayStartMs, qint64 mails)
{
    static constexpr const char *kSubjects[]{"News from %1", "%1: update %2", "Your reward from %1",
                                             "A question from %1"};
    const qint64 dayEndMs = std::min(dayStartMs + 20 * kHourMs, m_nowMs);
    const qint64 usual = std::clamp<qint64>(m_people.size(), 1, kLargestSending / 2);
    qint64 sentMs = dayStartMs + std::min(7 * kHourMs, (dayEndMs - dayStartMs) / 4);
    while (mails > 0 && !m_people.isEmpty()) {
        qsizetype project = 0;
        for (double draw = m_random.unit() * m_projectWeight;
             project + 1 < m_projects.size() && draw > m_projects.at(project).weight; ++project)
            draw -= m_projects.at(project).weight;
        const qint64 count = std::min<qint64>(mails, 1 + m_random.below(kLargestSending));
        SampleMail mail;
        mail.sentMs = sentMs;
        mail.messageId = newMessageId(sentMs);
        if (!m_projects.isEmpty())
            mail.projectKey = m_projects.at(project).key;
        mail.subject = QString::fromLatin1(kSubjects[m_random.below(4)])
                           .arg(m_projects.isEmpty() ? QStringLiteral("us") : m_projects.at(project).name);
        mail.subject.replace(QLatin1String("%2"), QString::number(1 + (dayStartMs - m_fromMs) / (30 * kDayMs)));
        // Neighbours in the list, so that nobody gets the same mail twice; two who share a mailbox not both.
        const qint64 first = m_random.below(m_people.size());
        qint64 sent = 0;
        for (qint64 step = 0; step < m_people.size() && sent < count; ++step) {
            const qsizetype i = qsizetype((first + step) % m_people.size());
            if (m_people.at(i).joinedMs > sentMs || m_people.at(i).addressCopy > 0)
                continue;
            BD_TRY(sendOne(mail, m_people[i], project == kSampleTroubledProject));
            ++sent;
        }
        if (sent == 0 && sentMs >= dayEndMs - 1)
            break; // nobody there yet
        mails -= sent;
        const qint64 gapMs = (dayEndMs - sentMs) / (mails / usual + 2); // evenly as far as the day reaches
        sentMs = std::min(sentMs + std::max<qint64>(1000, gapMs / 2 + m_random.below(gapMs + 1)), dayEndMs - 1);
    }
    return {};
}

base::Result<void> Sample::judgeLocks()
{
    const backers::LockService locks(m_zone);
    QMap<QString, qint64> lastHeardMs; // by address: when the audit log says that the lock was made
    constexpr size_t kSlice = 2000;
    for (size_t from = 0; from < m_facts.size(); from += kSlice) {
        BD_TRY(storage::inTransaction(m_connection, [&]() -> base::Result<void> {
            for (size_t i = from; i < std::min(from + kSlice, m_facts.size()); ++i) {
                BD_TRY(backers::recordLockFact(m_connection, m_facts[i]));
                qint64 &last = lastHeardMs[m_facts[i].address];
                last = std::max(last, m_facts[i].atMs);
            }
            return {};
        }));
    }
    const QStringList sorted = lastHeardMs.keys();
    for (qsizetype from = 0; from < sorted.size(); from += qsizetype(kSlice)) {
        BD_TRY(storage::inTransaction(m_connection, [&]() -> base::Result<void> {
            for (const QString &address : sorted.mid(from, qsizetype(kSlice)))
                BD_TRY(locks.judge(m_connection, address, QStringLiteral("mailgun"), lastHeardMs.value(address)));
            return {};
        }));
    }
    return {};
}

} // namespace

base::Result<void> fillWithSample(Connection &connection, const SampleRequest &request, const base::Clock &clock,
                                  const std::function<void(qint64)> &progress)
{
    BD_ASSIGN(const qint64 anything, connection.number(kAnything));
    if (anything > 0)
        return fail(ErrorCode::Conflict, connection.url().display(), QStringLiteral("database_not_empty"));
    BD_ASSIGN(const base::ReportingZone zone, storage::reportingZone(connection));
    Sample sample(connection, request, clock, zone, progress);
    return sample.fill();
}

} // namespace bouncedesk::ingest
