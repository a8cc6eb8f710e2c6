// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/bill_import_service.h"
#include "core/billing/value_check.h"
#include "tests/support/billing_company.h"
#include "tests/support/strict_fixture.h"

#include <QTemporaryDir>

using namespace bouncedesk;
using backers::ImportReport;
using test::Company;
using test::kPeriod;

namespace {

class File {
public:
    explicit File(const char *text)
    {
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
            qFatal("no room for a test's file");
    }
    QString path() const { return m_folder.filePath(QStringLiteral("bills.csv")); }

private:
    QTemporaryDir m_folder;
};

struct Imported {
    ImportReport report;
    QStringList issues; // "2 unknown_backer"
    base::Result<void> result;
};

Imported import(Company &company, const char *text, bool onlyCheck = false)
{
    const File file(text);
    Imported done;
    const auto tell = [&](const backers::ImportIssue &issue) {
        done.issues.append(QStringLiteral("%1 %2").arg(issue.line).arg(issue.error.detail.section(u'\n', 0, 0)));
    };
    const auto service = billing::BillImportService::open(file.path(), kPeriod, QStringLiteral("staff:ann"), tell);
    if (!service) {
        done.result = base::fail(service.error());
        return done;
    }
    if (onlyCheck) {
        done.report = *(*service)->check(company.connection());
        return done;
    }
    for (bool more = true; more;) {
        const auto slice = (*service)->importSlice(company.connection(), company.clock().nowMs());
        if (!slice) {
            done.result = base::fail(slice.error());
            return done;
        }
        more = *slice;
    }
    done.report = (*service)->report();
    return done;
}

QStringList preview(Company &company)
{
    QStringList rows;
    const auto sums = billing::previewAudience(
        company.connection(), kPeriod,
        [&](const billing::Candidate &candidate, billing::LeftOut reason, billing::AudienceChange change) {
            rows.append(candidate.key + u' ' + billing::leftOutName(reason) + u' ' +
                        billing::audienceChangeName(change));
            return base::Result<void>();
        });
    return sums ? rows : QStringList{sums.error().detail};
}

qint64 bills(Company &company)
{
    return *company.connection().number("SELECT COUNT(*) FROM bills");
}

} // namespace

class BillImportTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void onlyWhoHasABillGetsOne_data() { test::addDatabases(); }
    void onlyWhoHasABillGetsOne()
    {
        BD_COMPANY(company);
        company.addBackers(1, 4);
        company.set("UPDATE backers SET locked_at = 1 WHERE id IN (2, 3)");
        QCOMPARE(preview(company).size(), 4);
        const auto done = import(company, "backer_id,amount,currency,due_date,number,link,plan\n"
                                          "b1,12.34,EUR,2026-12-01,R-1,https://x.example/1,Gold\n"
                                          "b2,\"1.000,00\",eur,,,,\n");
        QVERIFY(done.result.has_value());
        QCOMPARE(done.issues, QStringList());
        QCOMPARE(done.report.added, qint64(2));
        QCOMPARE(preview(company), QStringList({QStringLiteral("b1  "), QStringLiteral("b2 locked "),
                                                QStringLiteral("b3 no_bill "), QStringLiteral("b4 no_bill ")}));
        const billing::Run run = company.freeze();
        QVERIFY(run.hasFigures);
        QCOMPARE(run.people, qint64(1));
        QCOMPARE(*company.connection().number("SELECT COUNT(*) FROM left_out WHERE reason = 'no_bill'"), qint64(2));
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), billing::SenderRest::Finished);
        const auto &send = company.books().sends().constFirst();
        const QString to = QStringLiteral("p1@example.org");
        QCOMPARE(send.filled("subject", to), QStringLiteral("Your bill for November 2026: €12.34"));
        QVERIFY(send.filled("text", to).contains(QStringLiteral("Due:    December 1, 2026")));
        QVERIFY(send.filled("html", to).contains(QStringLiteral("href=\"https://x.example/1\"")));
    }

    void eachLanguageHasCallsOfItsOwn_data() { test::addDatabases(); }
    void eachLanguageHasCallsOfItsOwn()
    {
        BD_COMPANY(company);
        company.addBackers(1, 6);
        company.set("UPDATE backers SET language = 'de' WHERE id IN (1, 3, 5)");
        company.set("UPDATE backers SET language = 'fr' WHERE id = 2");
        company.addBacker(7, QStringLiteral("p1@example.org"), 1); // shares an address
        const billing::Run run = company.freeze(3);
        QCOMPARE(run.people, qint64(7));
        company.newSender(1);
        QCOMPARE(company.sendUntilRest(run), billing::SenderRest::Finished);
        QCOMPARE(company.books().peopleMailed(), 6);
        QCOMPARE(company.books().copiesFor(QStringLiteral("p1@example.org")), 2);
        for (const auto &send : company.books().sends()) {
            const bool german = send.fields.value("subject").startsWith("Ihre Rechnung");
            for (const QString &to : send.to) {
                const int id = to.mid(1, 1).toInt();
                const bool readsGerman = id % 2 == 1 && !(id == 1 && send.to.size() == 1 && !german);
                QCOMPARE(german, readsGerman);
            }
        }
    }

    void linesAreCheckedOneByOne_data() { test::addDatabases(); }
    void linesAreCheckedOneByOne()
    {
        BD_COMPANY(company);
        company.addBackers(1, 3);
        company.set("UPDATE backers SET erased_at = 1 WHERE id = 3");
        const char *file = "backer_id;amount;currency;due_date;link\n"
                           "b1;12,34;EUR;2026-12-01;\n"
                           "nobody;1;EUR;;\n"
                           "b1;12,34;EUR;;\n"
                           "b2;much;EUR;;\n"
                           "b2;1;Taler;;\n"
                           "b2;1;EUR;1.12.2026;\n"
                           "b2;1;EUR;;javascript:alert(1)\n"
                           "b2;1;EUR\n"
                           "b3;1;EUR;;\n"
                           "b3;1;EUR;;\"\n"
                           "b2;1;EUR;;\n";
        const QStringList issues{QStringLiteral("3 unknown_backer"),   QStringLiteral("4 double_in_file"),
                                 QStringLiteral("5 not_an_amount"),    QStringLiteral("6 not_a_currency"),
                                 QStringLiteral("7 not_a_date"),       QStringLiteral("8 bad_link"),
                                 QStringLiteral("9 wrong_cell_count"), QStringLiteral("10 backer_erased"),
                                 QStringLiteral("11 unclosed_quote")};
        const auto checked = import(company, file, true);
        QCOMPARE(checked.issues, issues);
        QVERIFY(!checked.report.isClean());
        QCOMPARE(bills(company), qint64(0));
        const auto done = import(company, file);
        QCOMPARE(done.issues, issues);
        QCOMPARE(done.report.added, qint64(2));
        QCOMPARE(bills(company), qint64(2));
    }

    void columnsMustBeUsable_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QString>("detail");
        for (const auto &[name, dialect] : test::databases()) {
            test::row("without a currency ", name)
                << int(dialect) << QByteArray("backer_id,amount\n") << QStringLiteral("csv_missing_column");
            test::row("twice ", name) << int(dialect) << QByteArray("backer_id,amount,currency,amount\n")
                                      << QStringLiteral("csv_double_column");
            test::row("a name of the backer's own ", name)
                << int(dialect) << QByteArray("backer_id,amount,currency,email\n") << QStringLiteral("bad_bill_column");
            test::row("a name of the backer's own in capitals ", name)
                << int(dialect) << QByteArray("backer_id,amount,currency,Email\n") << QStringLiteral("bad_bill_column");
            test::row("no name for a variable ", name)
                << int(dialect) << QByteArray("backer_id,amount,currency,my plan\n")
                << QStringLiteral("bad_bill_column");
        }
    }
    void columnsMustBeUsable()
    {
        BD_COMPANY(company);
        QFETCH(QByteArray, head);
        QFETCH(QString, detail);
        const auto done = import(company, head.constData());
        QVERIFY(!done.result);
        QCOMPARE(done.result.error().detail.section(u'\n', 0, 0), detail);
    }

    void aSentBillIsNotChangedAnyMore_data() { test::addDatabases(); }
    void aSentBillIsNotChangedAnyMore()
    {
        BD_COMPANY(company);
        company.addBackers(1, 3);
        import(company, "backer_id,amount,currency\nb1,10,EUR\nb2,20,EUR\n");
        company.set("UPDATE backers SET locked_at = 1 WHERE id = 2");
        company.freeze();
        const auto again = import(company, "backer_id,amount,currency\nb1,11,EUR\nb2,21,EUR\nb3,30,EUR\n");
        QCOMPARE(again.issues, QStringList({QStringLiteral("2 bill_sent")}));
        QCOMPARE(again.report.changed, qint64(1));
        QCOMPARE(again.report.added, qint64(1));
        QCOMPARE(*company.connection().number("SELECT amount FROM bills WHERE backer = 1"), qint64(1000));
        QCOMPARE(*company.connection().number("SELECT amount FROM bills WHERE backer = 2"), qint64(2100));
        const auto removed = billing::removeImportedBills(company.connection(), kPeriod, QStringLiteral("x"), 1);
        QCOMPARE(removed.error().detail, QStringLiteral("bills_sent"));
    }

    void nothingIsSentFromHalfAFile_data() { test::addDatabases(); }
    void nothingIsSentFromHalfAFile()
    {
        BD_COMPANY(company);
        company.addBackers(1, 2);
        const File file("backer_id,amount,currency\nb1,10,EUR\n");
        const auto service = billing::BillImportService::open(file.path(), kPeriod, QStringLiteral("x"), {});
        QVERIFY(*(*service)->importSlice(company.connection(), 1)); // and the program dies
        const auto run = billing::freezeAudience(company.connection(), {kPeriod, QStringLiteral("x"), 1, {}});
        QCOMPARE(run.error().detail.section(u'\n', 0, 0), QStringLiteral("bills_half_imported"));
        QVERIFY(billing::removeImportedBills(company.connection(), kPeriod, QStringLiteral("x"), 2));
        QCOMPARE(bills(company), qint64(0));
        QCOMPARE(company.freeze().people, qint64(2));
    }

    void aFileWithoutAUsableLineChangesNothing_data() { test::addDatabases(); }
    void aFileWithoutAUsableLineChangesNothing()
    {
        BD_COMPANY(company);
        company.addBackers(1, 2);
        QVERIFY(import(company, "backer_id,amount,currency\nnobody,1,EUR\n").result.has_value());
        QVERIFY(import(company, "backer_id,amount,currency\n").result.has_value());
        const billing::Run run = company.freeze();
        QCOMPARE(run.people, qint64(2));
        QVERIFY(!run.hasFigures);
    }

    void whoLacksAValueIsNamed_data() { test::addDatabases(); }
    void whoLacksAValueIsNamed()
    {
        BD_COMPANY(company);
        company.addBackers(1, 3);
        company.set("UPDATE backers SET language = 'de' WHERE id = 3");
        const auto nothing = billing::checkValues(company.connection(), kPeriod, QStringLiteral("en"));
        QVERIFY(nothing->isEmpty());
        import(company,
               "backer_id,amount,currency,due_date,plan\nb1,10,EUR,2026-12-01,Gold\nb2,20,EUR,,\nb3,1,EUR,,\n");
        const auto missing = billing::checkValues(company.connection(), kPeriod, QStringLiteral("en"));
        QCOMPARE(missing->size(), 2); // due_date in both languages; nobody has a number or a link, so none is shown
        QCOMPARE(missing->at(0).language + missing->at(0).field, QStringLiteral("dedue_date"));
        QCOMPARE(missing->at(1).who, QStringList(QStringLiteral("b2")));
        const billing::TemplateTexts unsaved{QStringLiteral("{{plan}}"), QStringLiteral("{{shoe_size}}"), {}};
        const auto draft = billing::checkValues(company.connection(), kPeriod, QStringLiteral("en"),
                                                {{QStringLiteral("en"), unsaved}});
        QCOMPARE(draft->size(), 3);
        QCOMPARE(draft->at(1).field + QString::number(draft->at(1).people), QStringLiteral("plan1"));
        QCOMPARE(draft->at(2).field + QString::number(draft->at(2).people), QStringLiteral("shoe_size2"));
    }
};

QTEST_GUILESS_MAIN(BillImportTest)
#include "bill_import_test.moc"
