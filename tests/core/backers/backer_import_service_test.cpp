// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/address_repository.h"
#include "core/backers/backer_import_service.h"
#include "core/backers/backer_repository.h"
#include "core/backers/lock_fact_repository.h"
#include "core/backers/project_import_service.h"
#include "core/mail/name_repository.h"
#include "tests/support/at_once.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using namespace bouncedesk::backers;

namespace {

constexpr qint64 kNow = 1'790'000'000'000;

struct Outcome {
    base::Result<ImportReport> report;
    QStringList issues; // "line 3: no_at"
};

} // namespace

class BackerImportServiceTest : public test::StrictFixture {
    Q_OBJECT

private:
    QString file(const QByteArray &bytes)
    {
        QFile out(m_folder.filePath(QStringLiteral("in.csv")));
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("cannot write");
        return out.fileName();
    }

    Outcome import(storage::Connection &connection, const QByteArray &bytes, bool onlyCheck = false)
    {
        Outcome outcome;
        const auto note = [&](const ImportIssue &issue) {
            outcome.issues.append(
                QStringLiteral("line %1: %2").arg(issue.line).arg(issue.error.detail.section(u'\n', 0, 0)));
        };
        auto opened = BackerImportService::open(file(bytes), m_service, note);
        if (!opened) {
            outcome.report = base::fail(opened.error());
            return outcome;
        }
        if (onlyCheck) {
            outcome.report = (*opened)->check(connection);
            return outcome;
        }
        base::Result<bool> more = true;
        while (more && *more)
            more = (*opened)->importSlice(connection, kNow);
        outcome.report = more ? base::Result<ImportReport>((*opened)->report()) : base::fail(more.error());
        return outcome;
    }

    static QString counts(const Outcome &outcome)
    {
        const ImportReport &report = *outcome.report;
        return QStringLiteral("%1 added, %2 changed, %3 unchanged, %4 bad, %5 conflicts")
            .arg(report.added)
            .arg(report.changed)
            .arg(report.unchanged)
            .arg(report.bad)
            .arg(report.conflicts);
    }

    QTemporaryDir m_folder;
    LockService m_locks;
    BackerService m_service{m_locks};

private Q_SLOTS:
    void whatChangesAtThatMomentIsKept_data() { test::addDatabases(); }
    void whatChangesAtThatMomentIsKept()
    {
        BD_TEST_DATABASE(database);
        const auto eva = m_service.create(database.connection(), QStringLiteral("A-1"),
                                          {QStringLiteral("eva@old.example"), QStringLiteral("Eva"), {}, {}},
                                          AddressSource::Import, QStringLiteral("import"), kNow);
        QVERIFY(eva);
        const auto moving = [&](storage::Connection &connection) {
            return m_service.addresses()
                .setEmail(connection, eva->id, QStringLiteral("eva@new.example"), AddressSource::Backer,
                          QStringLiteral("backer"), kNow)
                .has_value();
        };
        const QString told = test::atOnce(database, moving, [&](storage::Connection &other) {
            const Outcome outcome = import(other, "backer_id,email,name\nA-1,,Eva Lang\n");
            return outcome.report ? counts(outcome) : outcome.report.error().detail;
        });
        QCOMPARE(told, QStringLiteral("0 added, 1 changed, 0 unchanged, 0 bad, 0 conflicts"));
        const Backer now = **backerById(database.connection(), eva->id);
        QCOMPARE(now.name, QStringLiteral("Eva Lang"));
        QCOMPARE(now.address, std::optional(QStringLiteral("eva@new.example")));
    }

    void linesBecomeBackers_data() { test::addDatabases(); }
    void linesBecomeBackers()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const QByteArray csv("backer_id;email;name;language;plan\n"
                             "A-1;Eva@Example.org;Eva \"the\" Müller;de;gold\n"
                             "A-2;eva@example.org;Bob;;\n"
                             "A-3;;No Address;;silver\n");
        QCOMPARE(counts(import(connection, csv)),
                 QStringLiteral("3 added, 0 changed, 0 unchanged, 0 bad, 0 conflicts"));
        const Backer eva = **backerByKey(connection, QStringLiteral("A-1"));
        QCOMPARE(eva.name, QStringLiteral("Eva \"the\" Müller"));
        QCOMPARE(eva.language, QStringLiteral("de"));
        QCOMPARE(eva.fields, (Fields{{QStringLiteral("plan"), QStringLiteral("gold")}}));
        QCOMPARE(eva.email, QStringLiteral("Eva@Example.org"));
        QCOMPARE(eva.addressConfirmedAtMs.value_or(0), kNow);
        QVERIFY(!eva.addressChangedAtMs);
        QCOMPARE((**backerByKey(connection, QStringLiteral("A-2"))).addressCopy, 1);
        QVERIFY(!(**backerByKey(connection, QStringLiteral("A-3"))).address);
        QCOMPARE(addressesOf(connection, eva.id)->constFirst().fromMs, 0);

        QCOMPARE(counts(import(connection, csv)),
                 QStringLiteral("0 added, 0 changed, 3 unchanged, 0 bad, 0 conflicts"));
        const QByteArray changed(
            "backer_id,email,name\nA-1,,Eva Meier\nA-2,new@example.org,Bob\nA-3,third@example.org,\n");
        QCOMPARE(counts(import(connection, changed)),
                 QStringLiteral("0 added, 3 changed, 0 unchanged, 0 bad, 0 conflicts"));
        const Backer now = **backerByKey(connection, QStringLiteral("A-1"));
        QCOMPARE(now.name, QStringLiteral("Eva Meier"));
        QCOMPARE(now.email, QStringLiteral("Eva@Example.org"));
        QCOMPARE(now.fields, eva.fields);
        const Backer bob = **backerByKey(connection, QStringLiteral("A-2"));
        QCOMPARE(bob.address, QStringLiteral("new@example.org"));
        QCOMPARE(bob.addressCopy, 0);
        QCOMPARE(bob.addressChangedAtMs.value_or(0), kNow);
        // a first address has no time of change
        QVERIFY(!(**backerByKey(connection, QStringLiteral("A-3"))).addressChangedAtMs);
    }

    void badLinesAreToldAndTheGoodOnesImported_data() { test::addDatabases(); }
    void badLinesAreToldAndTheGoodOnesImported()
    {
        BD_TEST_DATABASE(database);
        const Outcome outcome = import(database.connection(), "backer_id,email,name\n"
                                                              "A-1,no address,Eva\n"
                                                              ",x@example.org,Nobody\n"
                                                              "A-2,x@example.org\n"
                                                              "A-3,y@example.org,Good\n"
                                                              "A-3,z@example.org,Again\n"
                                                              "A-4,j\xC3\xBCrgen@example.org,Smile\n");
        QCOMPARE(counts(outcome), QStringLiteral("2 added, 0 changed, 0 unchanged, 4 bad, 0 conflicts"));
        QCOMPARE(outcome.issues,
                 (QStringList{QStringLiteral("line 2: no_at"), QStringLiteral("line 3: missing_key"),
                              QStringLiteral("line 4: wrong_cell_count"), QStringLiteral("line 6: double_in_file")}));
        QVERIFY(!*backerByKey(database.connection(), QStringLiteral("A-1")));
    }

    void anOpenQuotationMarkLosesNobodyElse_data() { test::addDatabases(); }
    void anOpenQuotationMarkLosesNobodyElse()
    {
        BD_TEST_DATABASE(database);
        const QByteArray csv("backer_id,email,name\n"
                             "A-1,x@example.org,\"Big John\n"
                             "A-2,y@example.org,Eva\n"
                             "A-3,z@example.org,Bob\n");
        const QStringList issues{QStringLiteral("line 2: unclosed_quote")};
        const Outcome checked = import(database.connection(), csv, true);
        QCOMPARE(checked.issues, issues);
        QVERIFY(!checked.report->isClean());
        const Outcome outcome = import(database.connection(), csv);
        QCOMPARE(counts(outcome), QStringLiteral("2 added, 0 changed, 0 unchanged, 1 bad, 0 conflicts"));
        QCOMPARE(outcome.issues, issues);
        QVERIFY(!*backerByKey(database.connection(), QStringLiteral("A-1")));
        QVERIFY(*backerByKey(database.connection(), QStringLiteral("A-3")));
    }

    void columnsOfOthersKeepTheirNames_data() { test::addDatabases(); }
    void columnsOfOthersKeepTheirNames()
    {
        BD_TEST_DATABASE(database);
        const Outcome outcome = import(database.connection(), "Backer_ID,EMAIL,Name,City,city\n"
                                                              "A-1,x@example.org,Eva,Berlin,bonn\n");
        QCOMPARE(counts(outcome), QStringLiteral("1 added, 0 changed, 0 unchanged, 0 bad, 0 conflicts"));
        const Backer eva = **backerByKey(database.connection(), QStringLiteral("A-1"));
        QCOMPARE(eva.name, QStringLiteral("Eva"));
        const Fields fields{{QStringLiteral("City"), QStringLiteral("Berlin")},
                            {QStringLiteral("city"), QStringLiteral("bonn")}};
        QCOMPARE(eva.fields, fields);
    }

    void anEmptyCellMakesNoFieldAndEmptiesOne_data() { test::addDatabases(); }
    void anEmptyCellMakesNoFieldAndEmptiesOne()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        QVERIFY(import(connection, "backer_id,email,name,plan\nA-1,,Eva,gold\nA-2,,Bob,\n").report);
        QVERIFY((**backerByKey(connection, QStringLiteral("A-2"))).fields.isEmpty());
        QCOMPARE(counts(import(connection, "backer_id,email,name,plan\nA-1,,Eva,\nA-2,,Bob,\n")),
                 QStringLiteral("0 added, 1 changed, 1 unchanged, 0 bad, 0 conflicts"));
        QCOMPARE((**backerByKey(connection, QStringLiteral("A-1"))).fields,
                 (Fields{{QStringLiteral("plan"), QString()}}));
    }

    void wrongColumnsAreNamed_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QString>("detail");
        QTest::newRow("one is missing") << QByteArray("backer_id,name\nA,B\n")
                                        << QStringLiteral("csv_missing_column\nemail\nbacker_id, email, name");
        QTest::newRow("one is there twice")
            << QByteArray("backer_id,email,name,name\n") << QStringLiteral("csv_double_column\nname");
        QTest::newRow("one is there twice, in other letters")
            << QByteArray("Backer_ID,email,name,NAME\n") << QStringLiteral("csv_double_column\nname");
        QTest::newRow("nothing") << QByteArray() << QStringLiteral("csv_empty");
    }
    void wrongColumnsAreNamed()
    {
        QFETCH(QByteArray, csv);
        test::TestDatabase database(storage::Dialect::Sqlite);
        QTEST(import(database.connection(), csv).report.error().detail, "detail");
    }

    void whatABackerLeftIsNotPutBack_data() { test::addDatabases(); }
    void whatABackerLeftIsNotPutBack()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const QByteArray csv("backer_id,email,name\nA-1,eva@example.org,Eva\n");
        QVERIFY(import(connection, csv).report);
        const Backer eva = **backerByKey(connection, QStringLiteral("A-1"));
        QVERIFY(recordLockFact(connection, {*eva.address,
                                            kNow + 1,
                                            QStringLiteral("e"),
                                            mail::EventKind::Failed,
                                            1,
                                            mail::MailClass::Hard,
                                            true,
                                            {1}}));
        QVERIFY(m_locks.judge(connection, *eva.address, QStringLiteral("mailgun"), kNow));
        QVERIFY((**backerById(connection, eva.id)).isLocked());
        QCOMPARE(counts(import(connection, csv)),
                 QStringLiteral("0 added, 0 changed, 1 unchanged, 0 bad, 0 conflicts"));
        QVERIFY((**backerById(connection, eva.id)).isLocked());

        QVERIFY(m_service.addresses().setEmail(connection, eva.id, QStringLiteral("new@example.org"),
                                               AddressSource::Backer, QStringLiteral("backer"), kNow + 2));
        for (const bool onlyCheck : {true, false}) {
            const Outcome back = import(connection, csv, onlyCheck);
            QCOMPARE(back.issues, QStringList(QStringLiteral("line 2: known_dead")));
            QCOMPARE(back.report->conflicts, 1);
        }
        QCOMPARE((**backerById(connection, eva.id)).email, QStringLiteral("new@example.org"));
        // somebody new with that address joins locked
        QVERIFY(import(connection, "backer_id,email,name\nA-2,eva@example.org,Eva\n").report);
        QVERIFY((**backerByKey(connection, QStringLiteral("A-2"))).isLocked());
    }

    void checkingChangesNothing_data() { test::addDatabases(); }
    void checkingChangesNothing()
    {
        BD_TEST_DATABASE(database);
        const Outcome outcome =
            import(database.connection(), "backer_id,email,name\nA-1,a@example.org,Eva\nA-2,bad,Bob\n", true);
        QCOMPARE(outcome.report->bad, 1);
        QCOMPARE(outcome.issues, QStringList(QStringLiteral("line 3: no_at")));
        QCOMPARE(*database.connection().number("SELECT COUNT(*) FROM backers"), 0);
    }

    void whoSignedUpIsAdoptedUnlessTwoLinesClaimHim_data() { test::addDatabases(); }
    void whoSignedUpIsAdoptedUnlessTwoLinesClaimHim()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const auto join = [&](const char *email) {
            const Backer made = *m_service.signUp(connection, QStringLiteral("Eva"), QLatin1String(email), {}, kNow);
            (void)m_service.addresses().confirm(connection, made.id, *made.email, kNow);
            return made;
        };
        const Backer eva = join("eva@example.org");
        const Backer bob = join("bob@example.org");
        const Outcome outcome = import(connection, "backer_id,email,name\nA-1,EVA@example.org,Eva Müller\n"
                                                   "B-1,bob@example.org,Bob\nB-2,bob@example.org,Bob\n");
        QCOMPARE(counts(outcome), QStringLiteral("2 added, 1 changed, 0 unchanged, 0 bad, 0 conflicts"));
        QCOMPARE((**backerById(connection, eva.id)).key.text, QStringLiteral("A-1"));
        QCOMPARE((**backerById(connection, bob.id)).key, bob.key);
    }

    void manyLinesGoInInSlices_data() { test::addDatabases(); }
    void manyLinesGoInInSlices()
    {
        BD_TEST_DATABASE(database);
        QByteArray csv("backer_id,email,name\n");
        const int people = qEnvironmentVariableIntValue("BOUNCEDESK_TEST_IMPORT_LINES");
        const int lines = people > 0 ? people : 5000;
        for (int i = 0; i < lines; ++i) {
            const QByteArray n = QByteArray::number(i);
            csv += "B-" + n + ",person" + QByteArray::number(i * 7919LL % lines) + "@example.org,Person Number " + n +
                   "\n";
        }
        QCOMPARE(import(database.connection(), csv).report->added, lines);
        QCOMPARE(*database.connection().number("SELECT COUNT(*) FROM backers"), lines);
        QCOMPARE(import(database.connection(), csv).report->unchanged, lines);
    }

    void projectsAreImported_data() { test::addDatabases(); }
    void projectsAreImported()
    {
        BD_TEST_DATABASE(database);
        const auto import = [&](const QByteArray &csv) {
            int issues = 0;
            auto opened = *ProjectImportService::open(file(csv), [&](const ImportIssue &) { ++issues; });
            base::Result<bool> more = true;
            while (more && *more)
                more = opened->importSlice(database.connection(), kNow);
            const ImportReport &report = opened->report();
            return QList<qint64>{report.added, report.changed, report.unchanged, report.bad, issues};
        };
        QCOMPARE(import("project_id,name\nP-1,Tower\nP-2,\n,Nameless\n"), (QList<qint64>{2, 0, 0, 1, 1}));
        QCOMPARE(import("Name,PROJECT_ID\nBridge,P-1\n,P-2\n"), (QList<qint64>{0, 1, 1, 0, 0}));
        QCOMPARE(import("project_id,name\nP-3,\"Pier\nP-4,Dome\n"), (QList<qint64>{1, 0, 0, 1, 1}));
        QCOMPARE((**projectByKey(database.connection(), QStringLiteral("P-2"))).name, QStringLiteral("P-2"));
        QCOMPARE(projectsAfter(database.connection(), QStringLiteral("P-1"), 5)->size(), 2);
    }

    void aProjectThatIngestMakesAtThatMomentIsNamed_data() { test::addDatabases(); }
    void aProjectThatIngestMakesAtThatMomentIsNamed()
    {
        BD_TEST_DATABASE(database);
        const QString path = file("project_id,name\nP-1,Tower\nP-2,Dome\n");
        const auto hearing = [](storage::Connection &connection) {
            return mail::NameRepository().project(connection, QStringLiteral("P-1"), kNow).has_value();
        };
        const auto importing = [&](storage::Connection &connection) -> base::Result<ImportReport> {
            BD_ASSIGN(const auto opened, ProjectImportService::open(path, [](const ImportIssue &) {}));
            BD_TRY(opened->importSlice(connection, kNow));
            return opened->report();
        };
        const auto report = test::atOnce(database, hearing, importing);
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
        QCOMPARE((QList<qint64>{report->added, report->changed, report->unchanged}), (QList<qint64>{1, 1, 0}));
        QCOMPARE((**projectByKey(database.connection(), QStringLiteral("P-1"))).name, QStringLiteral("Tower"));
    }

    void aProjectThatIsNamedAtThatMomentKeepsItsName_data() { test::addDatabases(); }
    void aProjectThatIsNamedAtThatMomentKeepsItsName()
    {
        BD_TEST_DATABASE(database);
        const auto importing = [this](const char *csv) {
            return [path = file(csv)](storage::Connection &connection) {
                const auto opened = ProjectImportService::open(path, [](const ImportIssue &) {});
                return opened && (*opened)->importSlice(connection, kNow);
            };
        };
        const auto naming = [](storage::Connection &connection) {
            return insertProject(connection, {{}, {QStringLiteral("P-1")}, QStringLiteral("Tower"), kNow}).has_value();
        };
        QVERIFY(test::atOnce(database, naming, importing("project_id,name\nP-1,\n")));
        QCOMPARE((**projectByKey(database.connection(), QStringLiteral("P-1"))).name, QStringLiteral("Tower"));
    }
};

QTEST_GUILESS_MAIN(BackerImportServiceTest)
#include "backer_import_service_test.moc"
