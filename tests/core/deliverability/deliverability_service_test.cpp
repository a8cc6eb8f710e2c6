// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/email_address.h"
#include "core/deliverability/counts_repository.h"
#include "core/deliverability/deliverability_repository.h"
#include "core/deliverability/deliverability_service.h"
#include "core/deliverability/roll_up_service.h"
#include "core/mail/lookup_part_repository.h"
#include "core/storage/database_properties.h"
#include "core/storage/transaction.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

#include <QRandomGenerator>

using namespace bouncedesk;
using namespace bouncedesk::deliverability;
using base::ReportingZone;
using mail::MailClass;
using mail::MailStatus;

namespace {

const QDate kFirst(2026, 1, 20);
constexpr int kDays = 80;

// A mail as texts, so that the expected answer is reckoned without any row id.
struct PlainMail {
    qint64 atMs = 0;
    QString address;
    std::optional<QString> backer, project, subject;
    QString family;
    qint64 run = 0;
    MailStatus status = MailStatus::Accepted;
    MailClass mailClass = MailClass::None;
};

template <typename T>
std::optional<T> orNull(T value, bool there)
{
    return there ? std::optional<T>(value) : std::nullopt;
}

const QString kNone = QStringLiteral("(none)");

QString pairOf(const std::optional<QString> &project, const std::optional<QString> &subject)
{
    return project.value_or(kNone) + u'/' + subject.value_or(kNone);
}

std::optional<QString> keyOf(const PlainMail &mail, GroupBy by, const ReportingZone &zone)
{
    switch (by) {
    case GroupBy::Status: return mail::statusName(mail.status);
    case GroupBy::Day: return zone.dateOf(mail.atMs).toString(Qt::ISODate);
    case GroupBy::Month: return zone.dateOf(mail.atMs).toString(QStringLiteral("yyyy-MM"));
    case GroupBy::Project: return mail.project;
    case GroupBy::Backer: return mail.backer;
    case GroupBy::Family: return orNull(mail.family, mail.subject.has_value());
    case GroupBy::Subject: return mail.subject;
    case GroupBy::ProjectSubject: return pairOf(mail.project, mail.subject);
    case GroupBy::Domain: return mail.address.section(u'@', -1);
    case GroupBy::Reason: return orNull(mail::className(mail.mailClass), mail.mailClass != MailClass::None);
    case GroupBy::Run: return QString::number(mail.run);
    }
    return std::nullopt;
}

bool fits(const PlainMail &mail, const Question &question, const ReportingZone &zone)
{
    const QDate date = zone.dateOf(mail.atMs);
    return (!question.project || mail.project == question.project) &&
           (!question.backer || mail.backer == question.backer) &&
           (!question.subject || mail.subject == question.subject) &&
           (!question.family || (mail.subject && mail.family == *question.family)) &&
           (!question.domain || mail.address.endsWith(u'@' + *question.domain)) &&
           (!question.from || date >= *question.from) && (!question.to || date <= *question.to) &&
           (question.by != GroupBy::Run || mail.run != 0);
}

QMap<QString, Tally> expected(const QList<PlainMail> &mails, const Question &question, const ReportingZone &zone)
{
    QMap<QString, Tally> groups;
    if (question.by == GroupBy::Status) {
        for (const MailStatus status : mail::kMailStatuses)
            groups[mail::statusName(status)];
    }
    for (const PlainMail &mail : mails) {
        if (fits(mail, question, zone))
            groups[keyOf(mail, question.by, zone).value_or(kNone)].add(mail.status, mail.mailClass, 1);
    }
    return groups;
}

QMap<QString, Tally> found(GroupBy by, const QList<GroupRow> &rows)
{
    QMap<QString, Tally> groups;
    for (const GroupRow &row : rows)
        groups[by == GroupBy::ProjectSubject ? pairOf(row.key, row.subject) : row.key.value_or(kNone)] = row.tally;
    return groups;
}

QString described(const Question &question)
{
    return QStringLiteral("by %1 project %2 backer %3 subject %4 family %5 domain %6 from %7 to %8")
        .arg(groupName(question.by), question.project.value_or(QStringLiteral("-")),
             question.backer.value_or(QStringLiteral("-")), question.subject.value_or(QStringLiteral("-")),
             question.family.value_or(QStringLiteral("-")), question.domain.value_or(QStringLiteral("-")),
             question.from.value_or(QDate()).toString(Qt::ISODate),
             question.to.value_or(QDate()).toString(Qt::ISODate));
}

class Company {
public:
    Company(storage::Connection &connection, quint32 seed) : m_connection(connection), m_random(seed)
    {
        m_zone = *storage::reportingZone(connection, "Europe/Berlin");
        run("INSERT INTO projects (project_key, name, created_at) VALUES ('apollo', 'Apollo', 0), ('gemini', 'G', 0)");
        run("INSERT INTO families (family) VALUES ('Bill …'), ('News')");
        run("INSERT INTO subjects (subject, family) VALUES ('Bill 1', 2), ('Bill 2', 2), ('News', 3), ('News', 2)");
        run("INSERT INTO domains (domain) VALUES ('example.org'), ('b.example.org'), ('example.net')");
        run("INSERT INTO mailings (mailing_key, period, created_at) VALUES ('bill:2026-02', '2026-02', 0)");
        for (int i = 0; i < 2; ++i)
            run("INSERT INTO runs (mailing, state, people, pilot, started_by, created_at, started_at) "
                "VALUES (1, 'finished', 10, 0, 'x', 0, " +
                std::to_string(m_zone.startOfDayMs(ReportingZone::dayOfDate(runDate(i + 1)))) + ")");
    }
    static QDate runDate(qint64 run) { return QDate(2026, int(run) + 1, 1); }

    void addMails(int count)
    {
        CountDeltas deltas;
        for (int i = 0; i < count; ++i)
            deltas[add(randomMail())] += 1;
        QVERIFY(storage::inTransaction(m_connection, [&] { return applyCounts(m_connection, deltas); }));
    }
    const QList<PlainMail> &mails() const { return m_mails; }
    const ReportingZone &zone() const { return m_zone; }
    Question randomQuestion();

private:
    void run(const std::string &sql)
    {
        if (const auto done = m_connection.run(sql); !done)
            qFatal("%s", qPrintable(done.error().detail));
    }
    PlainMail randomMail();
    CountCell add(const PlainMail &mail);
    bool sometimes(int oneIn) { return m_random.bounded(oneIn) == 0; }

    storage::Connection &m_connection;
    QRandomGenerator m_random;
    ReportingZone m_zone;
    QList<PlainMail> m_mails;
    QList<qint64> m_projects;
};

const QStringList kProjects{QStringLiteral("apollo"), QStringLiteral("gemini")};
const QStringList kDomains{QStringLiteral("example.org"), QStringLiteral("b.example.org"),
                           QStringLiteral("example.net")};
const std::pair<QString, QString> kSubjects[]{{QStringLiteral("Bill 1"), QStringLiteral("Bill …")},
                                              {QStringLiteral("Bill 2"), QStringLiteral("Bill …")},
                                              {QStringLiteral("News"), QStringLiteral("News")},
                                              {QStringLiteral("News"), QStringLiteral("Bill …")}};

PlainMail Company::randomMail()
{
    constexpr std::pair<MailStatus, MailClass> kOutcomes[]{{MailStatus::Accepted, MailClass::None},
                                                           {MailStatus::Deferred, MailClass::Temporary},
                                                           {MailStatus::Delivered, MailClass::None},
                                                           {MailStatus::Dropped, MailClass::Expired},
                                                           {MailStatus::Dropped, MailClass::SuppressedBounce},
                                                           {MailStatus::Bounced, MailClass::Hard},
                                                           {MailStatus::Complained, MailClass::Complaint}};
    PlainMail mail;
    const int day = ReportingZone::dayOfDate(kFirst) + m_random.bounded(kDays);
    mail.atMs = m_zone.startOfDayMs(day) + m_random.bounded(23 * 3600 * 1000);
    mail.address = QStringLiteral("p%1@%2").arg(m_random.bounded(9)).arg(kDomains[m_random.bounded(3)]);
    mail.backer = orNull(QStringLiteral("b%1").arg(m_random.bounded(5)), !sometimes(6));
    mail.project = orNull(kProjects[m_random.bounded(2)], !sometimes(6));
    const auto &[subject, family] = kSubjects[m_random.bounded(4)];
    mail.subject = orNull(subject, !sometimes(6));
    mail.family = family;
    std::tie(mail.status, mail.mailClass) = kOutcomes[m_random.bounded(7)];
    mail.run = sometimes(3) ? 1 + m_random.bounded(2) : 0;
    if (mail.run != 0) // a run's mails are sent on its day
        mail.atMs = m_zone.startOfDayMs(ReportingZone::dayOfDate(runDate(mail.run))) + 3'600'000;
    return mail;
}

CountCell Company::add(const PlainMail &mail)
{
    CountCell cell;
    cell.day = m_zone.dayOf(mail.atMs);
    cell.project = mail.project ? kProjects.indexOf(*mail.project) + 1 : 0;
    for (int i = 0; i < 4; ++i) {
        if (mail.subject == kSubjects[i].first && mail.family == kSubjects[i].second)
            cell.subject = i + 1;
    }
    cell.domain = kDomains.indexOf(base::domainOf(mail.address)) + 1;
    cell.status = mail.status;
    cell.mailClass = mail.mailClass;
    cell.run = mail.run;
    const auto inserted = m_connection.run(
        "INSERT INTO mails (message_id, address, sent_at, status, class, backer_key, project, subject, run, merged) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        {QString::number(m_mails.size()), mail.address, mail.atMs, mail.status, mail.mailClass, mail.backer,
         orNull(cell.project, cell.project > 0), orNull(cell.subject, cell.subject > 0), orNull(mail.run, mail.run > 0),
         QByteArray("x")});
    if (!inserted)
        qFatal("%s", qPrintable(inserted.error().detail));
    m_mails.append(mail);
    return cell;
}

Question Company::randomQuestion()
{
    Question question;
    question.by = GroupBy(m_random.bounded(int(GroupBy::Run) + 1));
    if (sometimes(3))
        question.project = kProjects[m_random.bounded(2)];
    if (sometimes(5))
        question.backer = QStringLiteral("b%1").arg(m_random.bounded(5));
    if (sometimes(4))
        question.subject = kSubjects[m_random.bounded(4)].first;
    if (sometimes(6))
        question.family = kSubjects[m_random.bounded(4)].second;
    if (sometimes(4))
        question.domain = kDomains[m_random.bounded(3)];
    if (sometimes(2))
        question.from =
            sometimes(2) ? QDate(2026, 1 + m_random.bounded(4), 1) : kFirst.addDays(m_random.bounded(kDays));
    if (sometimes(2))
        question.to = sometimes(2) ? QDate(2026, 1 + m_random.bounded(4), 28) : kFirst.addDays(m_random.bounded(kDays));
    return question;
}

} // namespace

class DeliverabilityServiceTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void everyQuestionIsAnsweredAsIfEachMailWereCounted_data() { test::addDatabases(); }
    void everyQuestionIsAnsweredAsIfEachMailWereCounted()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        Company company(connection, 5);
        const auto ask = [&](int questions) {
            for (int i = 0; i < questions; ++i) {
                const Question question = company.randomQuestion();
                const auto rows = answer(connection, question);
                QVERIFY2(rows.has_value(), qPrintable(rows ? QString() : rows.error().detail));
                const auto wanted = expected(company.mails(), question, company.zone());
                QVERIFY2(found(question.by, *rows) == wanted, qPrintable(described(question)));
            }
        };
        ask(20); // nothing there yet
        company.addMails(400);
        ask(150); // no day closed, no lookup filled
        QVERIFY(mail::fillLookups(connection, 300));
        QVERIFY(closeDays(connection, ReportingZone::dayOfDate(QDate(2026, 3, 17))));
        ask(300);
        company.addMails(200); // late ones among them
        ask(300);
        QVERIFY(closeDays(connection, ReportingZone::dayOfDate(QDate(2026, 5, 1))));
        ask(150); // every day closed
    }

    void rowsStandByTotalThenKeyAndDaysInTime_data() { test::addDatabases(); }
    void rowsStandByTotalThenKeyAndDaysInTime()
    {
        BD_TEST_DATABASE(database);
        Company company(database.connection(), 6);
        company.addMails(300);
        for (int by = 0; by <= int(GroupBy::Run); ++by) {
            Question question;
            question.by = GroupBy(by);
            const auto rows = answer(database.connection(), question);
            QVERIFY(rows && rows->size() > 1);
            const bool inTime = question.by == GroupBy::Day || question.by == GroupBy::Month;
            for (qsizetype i = 1; i < rows->size(); ++i) {
                const GroupRow &a = (*rows)[i - 1], &b = (*rows)[i];
                if (inTime)
                    QVERIFY(*a.key < *b.key);
                else
                    QVERIFY(a.tally.total() > b.tally.total() ||
                            (a.tally.total() == b.tally.total() && (!b.key || *a.key < *b.key)));
            }
            question.limit = 1;
            QCOMPARE(*answer(database.connection(), question), rows->mid(0, 1));
        }
    }

    void byStatusAllSixStandAlways_data() { test::addDatabases(); }
    void byStatusAllSixStandAlways()
    {
        BD_TEST_DATABASE(database);
        Question question;
        const auto rows = answer(database.connection(), question);
        QCOMPARE(rows->size(), 6);
        question.project = QStringLiteral("nobody knows it");
        QCOMPARE(answer(database.connection(), question)->size(), 6);
        const QJsonObject json = jsonOf(GroupBy::Status, rows->first());
        QCOMPARE(json.keys(), (QStringList{QStringLiteral("status"), QStringLiteral("total")}));
    }

    void whatAcceptedCallsSentAndNobodyHeardOfIsAccepted_data() { test::addDatabases(); }
    void whatAcceptedCallsSentAndNobodyHeardOfIsAccepted()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        Company company(connection, 7);
        const auto call = [&](int number, int people, const char *state) {
            return connection.run("INSERT INTO calls (run, number, first_ordinal, last_ordinal, first_backer, "
                                  "last_backer, apart, people, state) VALUES (1, $1, 0, 9, 1, 10, 0, $2, $3)",
                                  {number, people, QString::fromLatin1(state)});
        };
        QVERIFY(call(1, 10, "accepted"));
        QVERIFY(call(2, 5, "accepted"));
        QVERIFY(call(3, 7, "unknown"));
        const CountCell heard{
            ReportingZone::dayOfDate(Company::runDate(1)), 0, 0, 1, MailStatus::Delivered, MailClass::None, 1};
        QVERIFY(storage::inTransaction(connection, [&] { return applyCounts(connection, {{heard, 11}}); }));
        const auto accepted = [&](const Question &question) {
            return totalOf(*answer(connection, question)).of(MailStatus::Accepted);
        };
        for (const GroupBy by : {GroupBy::Run, GroupBy::Status, GroupBy::Day, GroupBy::Month, GroupBy::Reason}) {
            Question question;
            question.by = by;
            QCOMPARE(accepted(question), 4);
            question.from = Company::runDate(1);
            QCOMPARE(accepted(question), 4);
            question.from = Company::runDate(1).addDays(1);
            QCOMPARE(accepted(question), 0);
        }
        Question filtered;
        filtered.domain = QStringLiteral("example.org");
        QCOMPARE(accepted(filtered), 0);
    }

    void laterSubjectsStandAsTheirFamily_data() { test::addDatabases(); }
    void laterSubjectsStandAsTheirFamily()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        Company company(connection, 8);
        QVERIFY(connection.run("INSERT INTO subjects (subject, family) VALUES (NULL, 2)"));
        QVERIFY(connection.run("INSERT INTO mails (message_id, address, sent_at, status, class, subject, subject_text, "
                               "merged) VALUES ('m', 'a@example.org', 0, 2, 0, 5, 'Bill 77', $1)",
                               {QByteArray("x")}));
        const CountCell cell{0, 0, 5, 1, MailStatus::Delivered, MailClass::None, 0};
        QVERIFY(storage::inTransaction(connection, [&] { return applyCounts(connection, {{cell, 1}}); }));
        Question question;
        question.by = GroupBy::Subject;
        const auto rows = answer(connection, question);
        QCOMPARE(rows->size(), 1);
        QCOMPARE(rows->first().key, QStringLiteral("Bill …"));
        QVERIFY(rows->first().isRest);
        question.subject = QStringLiteral(" Bill  77 ");
        QCOMPARE(totalOf(*answer(connection, question)).total(), 1);
        question.subject = QStringLiteral("Bill 78");
        QCOMPARE(totalOf(*answer(connection, question)).total(), 0);
    }

    void everyGroupHasAName()
    {
        for (const QString &name : groupNames())
            QCOMPARE(groupName(*groupOfName(name)), name);
        QVERIFY(!groupOfName(QStringLiteral("weather")));
        QCOMPARE(columnsOf(GroupBy::Domain).join(u' '),
                 QStringLiteral("domain accepted deferred delivered dropped bounced complained expired total"));
        QCOMPARE(columnsOf(GroupBy::Status).join(u' '), QStringLiteral("status total"));
        QVERIFY(columnsOf(GroupBy::ProjectSubject).join(u' ').startsWith(QStringLiteral("project subject accepted ")));
        const QJsonObject json = jsonOf(GroupBy::ProjectSubject, {QStringLiteral("p"), std::nullopt, {}, false, {}});
        QCOMPARE(json.value(QStringLiteral("project")), QStringLiteral("p"));
        QVERIFY(json.value(QStringLiteral("subject")).isNull());
    }
};

QTEST_GUILESS_MAIN(DeliverabilityServiceTest)
#include "deliverability_service_test.moc"
