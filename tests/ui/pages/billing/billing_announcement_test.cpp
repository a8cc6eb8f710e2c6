// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/billing/billing_page.h"

#include "tests/support/strict_fixture.h"
#include "tests/ui/pages/billing/billing_lists.h"
#include "ui/pages/billing/preview_widget.h"
#include "ui/widgets/desk_style.h"

using namespace bouncedesk;
using namespace bouncedesk::ui;
using test::Lists;

class BillingAnnouncementTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installDeskStyle(); }

    void anHourBeforeTheRunCanBeHeld()
    {
        Lists lists(1);
        lists.announced();
        lists.show("runs");
        QTRY_VERIFY(lists.message().contains(QStringLiteral("are sent")));
        QVERIFY(lists.press("Hold them"));
        QTRY_VERIFY(billing::loadSchedule(lists.desk.connection())->isHeld);
    }

    void theAnnouncementGoesWhenSomebodyHeldThem()
    {
        Lists lists(1);
        billing::BillingSchedule schedule = lists.announced();
        lists.show("runs");
        QTRY_VERIFY(lists.message().contains(QStringLiteral("are sent")));
        schedule.isHeld = true;
        lists.save(schedule);
        lists.desk.desk.changes.publish(storage::Topic::Billing);
        QTRY_VERIFY(!lists.page->newestMessage());
        QVERIFY(billing::loadSchedule(lists.desk.connection())->isHeld);
    }

    void theAnnouncementGoesWhenAnotherDateIsNext()
    {
        Lists lists(1);
        billing::BillingSchedule schedule = lists.announced();
        lists.show("runs");
        QTRY_VERIFY(lists.message().contains(QStringLiteral("are sent")));
        *schedule.nextDueMs += 30 * 86'400'000LL;
        schedule.announcedMs.reset();
        lists.save(schedule);
        lists.desk.desk.changes.publish(storage::Topic::Billing);
        QTRY_VERIFY(!lists.page->newestMessage());
    }

    void theAnnouncementHoldsNoOtherDateThanItNamed()
    {
        Lists lists(1);
        billing::BillingSchedule schedule = lists.announced();
        lists.show("runs");
        QTRY_VERIFY(lists.message().contains(QStringLiteral("are sent")));
        *schedule.nextDueMs += 30 * 86'400'000LL;
        lists.save(schedule); // the page has not heard of it
        QVERIFY(lists.press("Hold them"));
        QTRY_VERIFY(lists.says("no longer the ones"));
        QVERIFY(!billing::loadSchedule(lists.desk.connection())->isHeld);
        QTRY_VERIFY(lists.says("are sent")); // the other date is announced beside it
    }

    void theAnnouncementOutlivesWhateverElseIsSaid()
    {
        Lists lists(1);
        lists.announced();
        lists.show("runs");
        QTRY_VERIFY(lists.says("are sent"));
        Q_EMIT lists.page->findChild<PreviewWidget *>()->failed({base::ErrorCode::Full, {}, {}});
        QVERIFY(!lists.message().contains(QStringLiteral("are sent")));
        QVERIFY(lists.says("are sent"));
    }

    void whatCouldNotBeDecidedIsAskedOnceMore()
    {
        Lists lists(1);
        lists.missed();
        lists.show("runs");
        QTRY_VERIFY(lists.message().contains(QStringLiteral("were not sent")));
        lists.desk.run("ALTER TABLE audit RENAME TO elsewhere");
        QVERIFY(lists.press("Leave them"));
        QTRY_VERIFY(!lists.message().isEmpty() && !lists.says("were not sent"));
        lists.desk.run("ALTER TABLE elsewhere RENAME TO audit");
        lists.desk.desk.changes.publish(storage::Topic::Billing);
        QTRY_VERIFY(lists.says("were not sent"));
        QVERIFY(billing::loadSchedule(lists.desk.connection())->answer.isEmpty());
    }

    void theQuestionAboutAMissedRunGoesWhenSomebodyAnswered()
    {
        Lists lists(1);
        billing::BillingSchedule schedule = lists.missed();
        lists.show("runs");
        QTRY_VERIFY(lists.message().contains(QStringLiteral("were not sent")));
        schedule.answer = QStringLiteral("skip");
        lists.save(schedule);
        lists.desk.desk.changes.publish(storage::Topic::Billing);
        QTRY_VERIFY(!lists.page->newestMessage());
    }
};

QTEST_MAIN(BillingAnnouncementTest)
#include "billing_announcement_test.moc"
