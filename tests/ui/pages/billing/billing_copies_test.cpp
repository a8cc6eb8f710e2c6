// SPDX-License-Identifier: GPL-3.0-or-later
// A copy of a bill, from the list of who got it.
#include "tests/support/strict_fixture.h"
#include "tests/ui/pages/billing/billing_page_desk.h"
#include "ui/pages/billing/result_widget.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/desk_table.h"

#include <QTabBar>

using namespace bouncedesk;
using namespace bouncedesk::ui;
using test::BillingPageDesk;
using test::SendingPageDesk;

class BillingCopiesTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installDeskStyle(); }

    void aCopyLeavesByTheButton()
    {
        SendingPageDesk sending(2);
        BillingPageDesk &billing = sending.billing;
        sending.sendAll();
        QTRY_VERIFY(billing.says("Finished. Mailgun took all 2."));
        billing.page->findChild<QTabBar *>()->setCurrentIndex(2); // who got it
        auto *list = billing.page->findChild<ResultWidget *>();
        QTRY_COMPARE(list->table()->model()->rowCount(), 2);
        QVERIFY(!billing.button("sendCopy")->isEnabled()); // of nobody yet
        list->table()->setCurrentIndex(list->table()->model()->index(1, 0));
        QVERIFY(billing.button("sendCopy")->isEnabled());
        billing.desk.dialogs.buttons.enqueue(0);
        billing.button("sendCopy")->click();
        QTRY_VERIFY(billing.says("The copy is on its way."));
        QCOMPARE(billing.desk.connection().number("SELECT COUNT(*) FROM bill_copies").value_or(-1), qint64(1));
        QCOMPARE(billing.desk.connection().number("SELECT COUNT(*) FROM recipients").value_or(-1), qint64(2));
    }

    void aCopyThatCannotBeIsExplained()
    {
        SendingPageDesk sending(1);
        BillingPageDesk &billing = sending.billing;
        sending.sendAll();
        QTRY_VERIFY(billing.says("Finished. Mailgun took all 1."));
        billing.page->findChild<QTabBar *>()->setCurrentIndex(2);
        auto *list = billing.page->findChild<ResultWidget *>();
        QTRY_COMPARE(list->table()->model()->rowCount(), 1);
        QVERIFY(billing.desk.connection().run("UPDATE backers SET locked_at = 1"));
        list->table()->setCurrentIndex(list->table()->model()->index(0, 0));
        billing.desk.dialogs.buttons.enqueue(0);
        billing.button("sendCopy")->click();
        QTRY_VERIFY(billing.says("b001 has no bill for"));
    }
};

QTEST_MAIN(BillingCopiesTest)
#include "billing_copies_test.moc"
