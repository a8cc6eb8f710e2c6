// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/groups_model.h"

#include "tests/support/strict_fixture.h"
#include "tests/ui/models/nearly_good.h"
#include "ui/theme/cell_roles.h"

#include <QLocale>

using namespace bouncedesk;

class GroupsModelTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void aRateThatMissesItsLimitDoesNotReadLikeIt()
    {
        ui::GroupsAnswer answer;
        deliverability::GroupRow row;
        row.key = QStringLiteral("p");
        row.tally = test::nearlyGood();
        answer.rows = {row};
        ui::GroupsModel model;
        model.setAnswer(answer);
        const QModelIndex delivered = model.index(0, ui::GroupsModel::Delivered);
        const QModelIndex cameBack = model.index(0, ui::GroupsModel::CameBack);
        QVERIFY(delivered.data(ui::BeyondLimitRole).toBool() && cameBack.data(ui::BeyondLimitRole).toBool());
        QVERIFY2(delivered.data().toString().startsWith(u"97.96"), qPrintable(delivered.data().toString()));
        QVERIFY2(cameBack.data().toString().startsWith(u"2.04"), qPrintable(cameBack.data().toString()));
    }
};

QTEST_GUILESS_MAIN(GroupsModelTest)
#include "groups_model_test.moc"
