// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/copy_service.h"
#include "core/billing/mailing_report.h"
#include "core/billing/missed_bill_service.h"
#include "core/billing/template_service.h"
#include "tests/support/billing_company.h"
#include "tests/support/strict_fixture.h"

using namespace bouncedesk;
using test::Company;
using test::kPeriod;

namespace {

// Three backers, of whom the second and the third were locked when the month was billed.
void billWithTwoLocked(Company &company)
{
    company.addBackers(1, 3);
    company.set("UPDATE backers SET address_confirmed_at = 0");
    company.set("UPDATE backers SET locked_at = 1 WHERE id IN (2, 3)");
    const billing::Run run = company.freeze();
    company.newSender();
    QCOMPARE(company.sendUntilRest(run), billing::SenderRest::Finished);
}

QList<billing::Run> freezeMissed(Company &company)
{
    const auto runs = billing::freezeMissedBills(company.connection(), QStringLiteral("en"), company.clock().nowMs());
    return runs ? *runs : QList<billing::Run>();
}

} // namespace

class MissedBillTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void whoWasUnlockedGetsWhatHeMissedOnce_data() { test::addDatabases(); }
    void whoWasUnlockedGetsWhatHeMissedOnce()
    {
        BD_COMPANY(company);
        billWithTwoLocked(company);
        company.addBackers(4, 1); // joined since: a person decides
        QVERIFY(freezeMissed(company).isEmpty());
        company.set("UPDATE backers SET locked_at = NULL WHERE id = 2");
        const QList<billing::Run> runs = freezeMissed(company);
        QCOMPARE(runs.size(), 1);
        QCOMPARE(runs[0].people, qint64(1));
        QVERIFY(freezeMissed(company).isEmpty()); // while that one is under way
        company.newSender();
        QCOMPARE(company.sendUntilRest(runs[0]), billing::SenderRest::Finished);
        QCOMPARE(company.books().copiesFor(QStringLiteral("p2@example.org")), 1);
        QCOMPARE(company.books().copiesFor(QStringLiteral("p4@example.org")), 0);
        QVERIFY(freezeMissed(company).isEmpty());
    }

    void anAddressThatNobodyConfirmedGetsNothing_data() { test::addDatabases(); }
    void anAddressThatNobodyConfirmedGetsNothing()
    {
        BD_COMPANY(company);
        billWithTwoLocked(company);
        company.set("UPDATE backers SET locked_at = NULL, address_confirmed_at = NULL WHERE id = 2");
        QVERIFY(freezeMissed(company).isEmpty());
        const auto waiting = [&] {
            return billing::billsThatWaitFor(company.connection(), base::BackerRow{2}, company.clock().nowMs())->size();
        };
        QCOMPARE(waiting(), 1);
        company.set("UPDATE backers SET address_confirmed_at = 5 WHERE id = 2");
        QCOMPARE(waiting(), 0); // they come anyway
        QCOMPARE(freezeMissed(company).size(), 1);
    }

    void aBillThatCameBackIsMailedAgainOnlyAsACopy_data() { test::addDatabases(); }
    void aBillThatCameBackIsMailedAgainOnlyAsACopy()
    {
        BD_COMPANY(company);
        company.addBackers(1, 1);
        company.newSender();
        QCOMPARE(company.sendUntilRest(company.freeze()), billing::SenderRest::Finished);
        company.set("UPDATE backers SET locked_at = 1 WHERE id = 1"); // it bounced
        const auto copy = [&] {
            return billing::beginCopy(company.connection(), kPeriod, {1}, QStringLiteral("staff:ann"),
                                      company.clock().nowMs());
        };
        QVERIFY(!copy());
        company.set("UPDATE backers SET locked_at = NULL, email = 'new@example.org', address = 'new@example.org', "
                    "address_confirmed_at = 5 WHERE id = 1");
        QVERIFY(freezeMissed(company).isEmpty());
        QVERIFY(company.nobodyIsLeft());
        QCOMPARE(copy()->person.address, QStringLiteral("new@example.org"));
    }

    void aCancelledMonthIsMissedByNobody_data() { test::addDatabases(); }
    void aCancelledMonthIsMissedByNobody()
    {
        BD_COMPANY(company);
        company.addBackers(1, 2);
        company.set("UPDATE backers SET address_confirmed_at = 0");
        company.set("UPDATE backers SET locked_at = 1 WHERE id = 2");
        const billing::Run run = company.freeze();
        QVERIFY(billing::cancelRun(company.connection(), run.id, QStringLiteral("x"), 1));
        company.set("UPDATE backers SET locked_at = NULL WHERE id = 2");
        QVERIFY(freezeMissed(company).isEmpty());
    }

    void reachedCountsWhoShouldHaveHadOne_data() { test::addDatabases(); }
    void reachedCountsWhoShouldHaveHadOne()
    {
        BD_COMPANY(company);
        QVERIFY(!*billing::mailingReport(company.connection(), kPeriod, company.clock().nowMs()));
        billWithTwoLocked(company);
        const auto report = *billing::mailingReport(company.connection(), kPeriod, company.clock().nowMs());
        QCOMPARE(report->now.wanted, qint64(3));
        QCOMPARE(report->now.arrived, qint64(0));
        QCOMPARE(report->unheard, qint64(1));
        QVERIFY(!report->before);
        const auto next = billing::freezeAudience(company.connection(),
                                                  {kPeriod.next(), QStringLiteral("x"), company.clock().nowMs(), {}});
        QVERIFY(*next);
        const auto later = *billing::mailingReport(company.connection(), kPeriod.next(), company.clock().nowMs());
        QCOMPARE(later->before->period, kPeriod);
        QCOMPARE(later->before->wanted, qint64(3));
    }

    void aRunKeepsTheTemplatesOfItsBeginning_data() { test::addDatabases(); }
    void aRunKeepsTheTemplatesOfItsBeginning()
    {
        BD_COMPANY(company);
        company.addBackers(1, 1);
        const billing::Run run = company.freeze();
        billing::BillSettings settings;
        settings.from = QStringLiteral("bills@example.org");
        const auto subject = [&](const billing::Run &of) {
            return billing::callMessageFor(company.connection(), of, settings)->renderedFor({}).subject;
        };
        const QString before = subject(run);
        const auto changed = billing::changeTemplate(
            company.connection(), billing::TemplateKind::Notice, QStringLiteral("en"),
            {QStringLiteral("Another"), QStringLiteral("text"), {}}, QStringLiteral("staff:ann"), run.createdMs + 1);
        QVERIFY(changed.has_value());
        QCOMPARE(subject(run), before);
        billing::Run later = run;
        later.createdMs += 2;
        QCOMPARE(subject(later), QStringLiteral("Another"));
        QVERIFY(billing::resetTemplate(company.connection(), billing::TemplateKind::Notice, QStringLiteral("en"),
                                       QStringLiteral("staff:ann"), run.createdMs + 3));
        later.createdMs += 5;
        QCOMPARE(subject(later), before);
    }

    void anotherListThanTheOneLookedAtIsNotSent_data() { test::addDatabases(); }
    void anotherListThanTheOneLookedAtIsNotSent()
    {
        BD_COMPANY(company);
        company.addBackers(1, 3);
        const auto looked = billing::previewAudience(company.connection(), kPeriod, {});
        company.set("UPDATE backers SET locked_at = 1 WHERE id = 1");
        company.addBackers(4, 1); // as many as before
        billing::FreezeRequest request{kPeriod, QStringLiteral("x"), 1, {}, {}, looked->mark, {}};
        const auto refused = billing::freezeAudience(company.connection(), request);
        QCOMPARE(refused.error().detail.section(u'\n', 0, 0), QStringLiteral("audience_changed"));
        request.expected =
            billing::AudienceMark::parse(billing::previewAudience(company.connection(), kPeriod, {})->mark.text());
        QVERIFY(*billing::freezeAudience(company.connection(), request));
    }
};

QTEST_GUILESS_MAIN(MissedBillTest)
#include "missed_bill_test.moc"
