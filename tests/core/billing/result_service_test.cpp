// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/result_service.h"

#include "core/billing/mailing_report.h"
#include "core/billing/missed_bill_service.h"
#include "tests/support/billing_company.h"
#include "tests/support/strict_fixture.h"

using namespace bouncedesk;
using test::Company;
using test::kPeriod;

namespace {

void send(Company &company, const billing::Run &run)
{
    company.newSender();
    QCOMPARE(company.sendUntilRest(run), billing::SenderRest::Finished);
}

// Four backers, of whom all but the first were locked when the month was billed.
billing::Run billWithThreeLocked(Company &company)
{
    company.addBackers(1, 4);
    company.set("UPDATE backers SET address_confirmed_at = 0");
    company.set("UPDATE backers SET locked_at = 1 WHERE id > 1");
    const billing::Run run = company.freeze();
    send(company, run);
    return run;
}

void sendWhatTheSecondMissed(Company &company)
{
    company.set("UPDATE backers SET locked_at = NULL WHERE id = 2");
    const auto runs = billing::freezeMissedBills(company.connection(), QStringLiteral("en"), company.clock().nowMs());
    QCOMPARE(runs->size(), 1);
    send(company, runs->first());
}

QStringList resultOf(Company &company, base::MailingRow mailing)
{
    QStringList rows;
    const auto read = billing::eachResult(company.connection(), mailing, [&](const billing::ResultRow &row) {
        rows.append(row.backerKey + u' ' + row.outcome + u' ' + row.reason);
        return base::Result<void>();
    });
    return read ? rows : QStringList(read.error().detail);
}

qint64 wanted(Company &company)
{
    const auto report = billing::mailingReport(company.connection(), kPeriod, company.clock().nowMs());
    return report && *report ? (*report)->now.wanted : -1;
}

} // namespace

class ResultServiceTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void whoWasLeftOutStaysInTheListAfterARunForAFew_data() { test::addDatabases(); }
    void whoWasLeftOutStaysInTheListAfterARunForAFew()
    {
        BD_COMPANY(company);
        const billing::Run run = billWithThreeLocked(company);
        sendWhatTheSecondMissed(company);
        QCOMPARE(*company.connection().number("SELECT COUNT(DISTINCT run) FROM left_out"), qint64(1));
        QCOMPARE(resultOf(company, run.mailing),
                 (QStringList{QStringLiteral("b1 no_news "), QStringLiteral("b2 no_news "),
                              QStringLiteral("b3 locked locked"), QStringLiteral("b4 locked locked")}));
        QCOMPARE(wanted(company), qint64(4));
    }

    void whoWasLeftOutTwiceIsNamedOnceWithTheNewestReason_data() { test::addDatabases(); }
    void whoWasLeftOutTwiceIsNamedOnceWithTheNewestReason()
    {
        BD_COMPANY(company);
        const billing::Run run = billWithThreeLocked(company);
        company.set("UPDATE backers SET locked_at = NULL WHERE id IN (2, 3)");
        company.set("UPDATE backers SET email = NULL, address = NULL WHERE id = 3");
        send(company, company.freeze());
        QCOMPARE(resultOf(company, run.mailing),
                 (QStringList{QStringLiteral("b1 no_news "), QStringLiteral("b2 no_news "),
                              QStringLiteral("b3 left_out no_address"), QStringLiteral("b4 locked locked")}));
        QCOMPARE(wanted(company), qint64(4));
    }

    void aLaterRunWithoutABillForHimDoesNotSayThatNoneWasOwed_data() { test::addDatabases(); }
    void aLaterRunWithoutABillForHimDoesNotSayThatNoneWasOwed()
    {
        BD_COMPANY(company);
        const billing::Run run = billWithThreeLocked(company);
        company.set("UPDATE backers SET locked_at = NULL WHERE id = 2");
        send(company, company.freeze());
        company.set("UPDATE left_out SET reason = 'no_bill' WHERE backer = 3 AND run = (SELECT MAX(id) FROM runs)");
        QCOMPARE(resultOf(company, run.mailing).value(2), QStringLiteral("b3 locked locked"));
        QCOMPARE(wanted(company), qint64(4));
    }
};

QTEST_GUILESS_MAIN(ResultServiceTest)
#include "result_service_test.moc"
