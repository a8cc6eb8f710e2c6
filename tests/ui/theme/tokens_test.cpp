// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/strict_fixture.h"
#include "tests/ui/theme/color_science.h"
#include "ui/theme/tokens.h"

#include <QMetaEnum>
#include <QTest>

using namespace bouncedesk::ui;
using namespace bouncedesk::test;

namespace {

const QList<std::pair<const char *, const Tokens *>> &themes()
{
    static const QList<std::pair<const char *, const Tokens *>> list = {{"light", &Tokens::lightTokens()},
                                                                        {"dark", &Tokens::darkTokens()}};
    return list;
}

QList<QColor> surfaces(const Tokens &t)
{
    return {t.base, t.alternate, t.window, t.hover};
}

QList<QColor> everyGround(const Tokens &t)
{
    return surfaces(t) + QList<QColor>{t.selection, t.selectionIdle, t.tintError, t.tintWarning, t.tintInfo, t.tintOk};
}

QByteArray told(const QColor &a, const QColor &b)
{
    return (a.name() + QStringLiteral(" on ") + b.name() + QStringLiteral(": %1").arg(contrast(a, b), 0, 'f', 2))
        .toLatin1();
}

void verifyContrast(const QList<QColor> &inks, const QList<QColor> &grounds, double least)
{
    for (const QColor &ink : inks) {
        for (const QColor &ground : grounds)
            QVERIFY2(contrast(ink, ground) >= least, told(ink, ground).constData());
    }
}

} // namespace

class TokensTest : public StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void contrastIsComputedAsTheStandardSays()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QVERIFY(std::abs(contrast(QColor(0x1A, 0x1E, 0x23), Qt::white) - 16.75) < 0.01);
    }

    // Pairs from the paper's table of test data.
    void differenceIsComputedAsThePaperSays()
    {
        QVERIFY(std::abs(ciede2000({50, 2.6772, -79.7751}, {50, 0, -82.7485}) - 2.0425) < 0.0001);
        QVERIFY(std::abs(ciede2000({50, 2.5, 0}, {73, 25, -18}) - 27.1492) < 0.0001);
        QVERIFY(std::abs(ciede2000({2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}) - 0.9082) < 0.0001);
    }

    void wordsCanBeRead_data() { themeRows(); }
    void wordsCanBeRead()
    {
        const Tokens &t = *theme();
        verifyContrast({t.text, t.textSecondary, t.link}, everyGround(t), 4.5);
        verifyContrast({t.accentText}, {t.accent, t.accentHover, t.accentPressed}, 4.5);
        verifyContrast({t.tooltipText}, {t.tooltip}, 4.5);
        for (const Status status : allStatuses)
            verifyContrast({t.status(status).text}, everyGround(t), 4.5);
    }

    void edgesAndMarksCanBeSeen_data() { themeRows(); }
    void edgesAndMarksCanBeSeen()
    {
        const Tokens &t = *theme();
        const QList<QColor> rows = surfaces(t) + QList<QColor>{t.selection, t.selectionIdle};
        verifyContrast({t.control, t.accent, t.focus}, rows, 3.0);
        verifyContrast({t.textDisabled, t.volume}, {t.base}, 3.0);
        for (const Status status : allStatuses)
            verifyContrast({t.status(status).mark}, surfaces(t), 3.0);
        for (const Tone tone : {Tone::Error, Tone::Warning, Tone::Info, Tone::Ok})
            verifyContrast({t.toneEdge(tone)}, {t.tint(tone)}, 3.0);
    }

    void marksDifferForEveryEye_data() { themeRows(); }
    void marksDifferForEveryEye()
    {
        const Tokens &t = *theme();
        double least = 100;
        for (const Vision vision : {Vision::Normal, Vision::Protan, Vision::Deutan, Vision::Tritan}) {
            for (const Status a : allStatuses) {
                for (const Status b : allStatuses) {
                    if (a < b)
                        least = std::min(least, difference(t.status(a).mark, t.status(b).mark, vision));
                }
            }
        }
        QVERIFY2(least >= 12, qPrintable(QString::number(least)));
    }

    void everyRoleOfThePaletteIsOurs_data() { themeRows(); }
    void everyRoleOfThePaletteIsOurs()
    {
        const QPalette palette = paletteOf(*theme());
        for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
            for (int role = 0; role < QPalette::NColorRoles; ++role) {
                if (role != QPalette::NoRole)
                    QVERIFY2(palette.isBrushSet(group, QPalette::ColorRole(role)), qPrintable(QString::number(role)));
            }
        }
        QCOMPARE(Tokens::of(palette).base, theme()->base);
        QCOMPARE(Tokens::of(palette).dark, theme()->dark);
        QCOMPARE(Tokens::of(palette).selection, theme()->selection);
    }

    void theDesktopsColoursAreTakenWhole()
    {
        QPalette yellowOnBlack(Qt::yellow, Qt::black);
        yellowOnBlack.setColor(QPalette::Base, Qt::black);
        yellowOnBlack.setColor(QPalette::Text, Qt::yellow);
        const Tokens t = Tokens::of(yellowOnBlack);
        QCOMPARE(t.text, QColor(Qt::yellow));
        QCOMPARE(t.border, QColor(Qt::yellow));
        QVERIFY(t.dark);
        QCOMPARE(t.status(Status::Bounced).mark, Tokens::darkTokens().status(Status::Bounced).mark);
    }

private:
    void themeRows()
    {
        QTest::addColumn<int>("which");
        for (int i = 0; i < themes().size(); ++i)
            QTest::newRow(themes().at(i).first) << i;
    }
    const Tokens *theme()
    {
        QFETCH(int, which);
        return themes().at(which).second;
    }
};

QTEST_GUILESS_MAIN(TokensTest)
#include "tokens_test.moc"
