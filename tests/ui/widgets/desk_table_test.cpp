// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/strict_fixture.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/number_delegate.h"

#include <QHeaderView>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QStringListModel>
#include <QTest>

using namespace bouncedesk::ui;

class DeskTableTest : public bouncedesk::test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installDeskStyle(); }

    void columnsLeaveInTheirOrder()
    {
        QStandardItemModel model(3, 4);
        DeskTable table(QStringLiteral("T"));
        table.setModel(&model);
        table.setColumns({{200, true}, {100}, {100, false, true, 2}, {100, false, false, 1}});
        table.resize(560, 200);
        table.show();
        QVERIFY(!table.isColumnHidden(3));
        table.resize(450, 200);
        QVERIFY(table.isColumnHidden(3) && !table.isColumnHidden(2));
        table.resize(350, 200);
        QVERIFY(table.isColumnHidden(3) && table.isColumnHidden(2) && !table.isColumnHidden(1));
        table.resize(150, 200);
        QVERIFY(!table.isColumnHidden(0) && !table.isColumnHidden(1));
        table.resize(560, 200);
        QVERIFY(!table.isColumnHidden(2) && !table.isColumnHidden(3));
    }

    void stateComesBackAndForeignStateIsRefused()
    {
        QStandardItemModel model(3, 3);
        DeskTable table(QStringLiteral("T"));
        table.setModel(&model);
        table.setColumns({{200, true}, {100}, {100}});
        table.resize(800, 200);
        table.show();
        table.horizontalHeader()->resizeSection(1, 177);
        const QByteArray state = table.saveState();

        DeskTable other(QStringLiteral("T"));
        other.setModel(&model);
        other.setColumns({{200, true}, {100}, {100}});
        other.resize(800, 200);
        QVERIFY(other.restoreState(state));
        QCOMPARE(other.columnWidth(1), 177);
        QVERIFY(!other.restoreState(QByteArray()));
        QVERIFY(!other.restoreState("rubbish"));
        QCOMPARE(other.columnWidth(1), 177);

        QStandardItemModel wider(3, 4);
        DeskTable grown(QStringLiteral("T"));
        grown.setModel(&wider);
        grown.setColumns({{200, true}, {100}, {100}, {100}});
        QVERIFY(!grown.restoreState(state));
    }

    void enterOpensTheRow()
    {
        QStandardItemModel model(3, 2);
        DeskTable table(QStringLiteral("T"));
        table.setModel(&model);
        table.setColumns({{200, true}, {100}});
        table.show();
        QSignalSpy opened(&table, &DeskTable::rowActivated);
        QSignalSpy moved(&table, &DeskTable::currentRowChanged);
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(opened.count(), 0);
        table.selectRow(1);
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(opened.takeFirst().at(0).toModelIndex().row(), 1);
        QCOMPARE(table.accessibleDescription(), QStringLiteral("2 of 3"));
        QCOMPARE(moved.constLast().at(0).toModelIndex().row(), 1);
    }

    void aResetModelLeavesNoCurrentRow()
    {
        QStringListModel model({QStringLiteral("a"), QStringLiteral("b")});
        DeskTable table(QStringLiteral("T"));
        table.setModel(&model);
        table.setColumns({{200, true}});
        table.selectRow(1);
        QCOMPARE(table.accessibleDescription(), QStringLiteral("2 of 2"));
        QSignalSpy moved(&table, &DeskTable::currentRowChanged);
        model.setStringList({QStringLiteral("c")});
        QCOMPARE(moved.count(), 1);
        QVERIFY(!moved.constFirst().at(0).toModelIndex().isValid());
        QVERIFY(!table.currentRow().isValid());
        QCOMPARE(table.accessibleDescription(), QString());
        table.selectRow(0);
        QCOMPARE(moved.constLast().at(0).toModelIndex().row(), 0);
        table.setAccessibleDescription(QStringLiteral("Three in all.")); // not of the row
        model.setStringList({});
        QCOMPARE(table.accessibleDescription(), QStringLiteral("Three in all."));
    }

    void tabLeavesTheTable()
    {
        QVERIFY(!DeskTable(QStringLiteral("T")).tabKeyNavigation());
        QCOMPARE(DeskTable(QStringLiteral("Backers")).accessibleName(), QStringLiteral("Backers"));
    }

    void numbersAreWrittenAsTheLocaleDoes()
    {
        const NumberDelegate delegate;
        const QLocale en(QLocale::English, QLocale::UnitedStates);
        QCOMPARE(delegate.displayText(48211, en), QStringLiteral("48,211"));
        QCOMPARE(delegate.displayText(qlonglong(-5), en), QStringLiteral("−5"));
        QCOMPARE(delegate.displayText(QVariant(), en), QStringLiteral("–"));
        QCOMPARE(delegate.displayText(QStringLiteral("too few"), en), QStringLiteral("too few"));
    }
};

QTEST_MAIN(DeskTableTest)
#include "desk_table_test.moc"
