// SPDX-License-Identifier: GPL-3.0-or-later
// Dialogs, a menu and charts in their other states, filled with invented words: for the gallery.
#pragma once

#include "tests/ui/support/sample_page.h"
#include "ui/frame/jump_dialog.h"
#include "ui/widgets/band_widget.h"
#include "ui/widgets/question_dialog.h"

#include <QImage>

namespace bouncedesk::test {

inline bool hasColor(const QImage &image, const QColor &color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == color)
                return true;
        }
    }
    return false;
}

inline QList<std::pair<QString, QWidget *>> sampleWindows(QWidget *parent)
{
    auto *send = new ui::QuestionDialog({QStringLiteral("Send December's bills?"),
                                         QStringLiteral("48,211 people get a bill in 49 calls, about 12 minutes."),
                                         QStringLiteral("1,293 are left out: locked or without an address."),
                                         {QStringLiteral("Send 48,211 bills"), QStringLiteral("Cancel")},
                                         QStringLiteral("2026-12")},
                                        parent);
    auto *address =
        new ui::QuestionDialog({QStringLiteral("Correct address"), QStringLiteral("New address of Eva Alt"),
                                QStringLiteral("eva@gmial.com"), QStringLiteral("Correct and unlock"), false,
                                [](const QString &) { return QStringLiteral("Did you mean eva@gmail.com?"); }},
                               parent);
    auto *jump = new ui::JumpDialog(
        {{QStringLiteral("Page"), QStringLiteral("Overview"), QString(), QStringLiteral("speedometer"), {}, {}},
         {QStringLiteral("Backer"),
          QStringLiteral("Eva Alt"),
          QStringLiteral("eva@alt.example"),
          QStringLiteral("view-pim-contacts"),
          {},
          {}}},
        nullptr, parent);
    auto *menu = new QMenu(parent);
    menu->addAction(QStringLiteral("Correct address…"));
    menu->addAction(QStringLiteral("Unlock"))->setEnabled(false);
    menu->addSeparator();
    QAction *checked = menu->addAction(QStringLiteral("Last 30 days"));
    checked->setCheckable(true);
    checked->setChecked(true);
    menu->addMenu(QStringLiteral("Export"))->addAction(QStringLiteral("CSV"));
    menu->setActiveAction(menu->actions().constFirst());
    auto *table = new ui::FailureChart;
    auto *heldBack = new ui::FailureChart;
    auto *counts = new ui::FailureChart;
    for (ui::FailureChart *chart : {table, heldBack, counts}) {
        chart->setSeries(sampleFailures());
        chart->setParent(parent, Qt::Window);
        chart->resize(900, 260);
    }
    table->setTableShown(true);
    counts->setCountsShown(true);
    heldBack->setHeldBackShown(true);
    heldBack->view()->setCurrent(21);
    auto *band = new ui::BandWidget(QStringLiteral("Sample data. Nothing leaves this computer."));
    band->addLink(QStringLiteral("Five things to try"));
    band->setParent(parent, Qt::Window);
    band->resize(900, 32);
    return {{QStringLiteral("dialog-send"), send},    {QStringLiteral("dialog-address"), address},
            {QStringLiteral("dialog-jump"), jump},    {QStringLiteral("menu"), menu},
            {QStringLiteral("chart-table"), table},   {QStringLiteral("chart-held-back"), heldBack},
            {QStringLiteral("chart-counts"), counts}, {QStringLiteral("band"), band}};
}

} // namespace bouncedesk::test
