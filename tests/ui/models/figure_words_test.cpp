// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/figure_words.h"

#include "tests/support/strict_fixture.h"

#include <QLocale>

using namespace bouncedesk;
using deliverability::Rate;

class FigureWordsTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void aChangeIsSaidOfEnoughMailsOnly_data()
    {
        QTest::addColumn<qint64>("now");
        QTest::addColumn<qint64>("before");
        QTest::addColumn<QString>("words");
        QTest::newRow("enough in both") << qint64(1000) << qint64(200) << QStringLiteral("10.0 points worse");
        QTest::newRow("too few before") << qint64(1000) << qint64(190) << QString();
        QTest::newRow("too few now") << qint64(190) << qint64(1000) << QString();
        QTest::newRow("none before") << qint64(1000) << qint64(0) << QString();
    }
    void aChangeIsSaidOfEnoughMailsOnly()
    {
        QFETCH(qint64, now);
        QFETCH(qint64, before);
        QTEST(ui::comparedText(Rate{now * 8 / 10, now}, Rate{before * 9 / 10, before}, ui::Better::More), "words");
    }
};

QTEST_GUILESS_MAIN(FigureWordsTest)
#include "figure_words_test.moc"
