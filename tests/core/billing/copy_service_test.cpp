// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/copy_service.h"
#include "tests/support/billing_company.h"
#include "tests/support/strict_fixture.h"

using namespace bouncedesk;

class CopyServiceTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void whatWasAskedForOnceLeavesOnce_data() { test::addDatabases(); }
    void whatWasAskedForOnceLeavesOnce()
    {
        BD_COMPANY(company);
        company.addBackers(1, 1);
        company.freeze();
        const qint64 askedMs = company.clock().nowMs();
        const auto begin = [&](qint64 ms) {
            return billing::beginCopy(company.connection(), test::kPeriod, {1}, QStringLiteral("staff:ann"), ms);
        };
        QVERIFY(begin(askedMs));
        const auto again = begin(askedMs);
        QVERIFY(!again);
        QCOMPARE(again.error().code, base::ErrorCode::Unavailable);
        QVERIFY(again.error().detail.startsWith(QLatin1String("copy_unsure")));
        QVERIFY(begin(askedMs + 1)); // asked for anew
    }
};

QTEST_GUILESS_MAIN(CopyServiceTest)
#include "copy_service_test.moc"
