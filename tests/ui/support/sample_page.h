// SPDX-License-Identifier: GPL-3.0-or-later
// Pages made of the shared parts, filled with invented figures: for the gallery and the tests of the window.
#pragma once

#include "ui/frame/page.h"
#include "ui/theme/cell_roles.h"
#include "ui/theme/number_text.h"
#include "ui/theme/status_words.h"
#include "ui/widgets/chart_view.h"
#include "ui/widgets/chip_widget.h"
#include "ui/widgets/counts_chart.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/empty_state_widget.h"
#include "ui/widgets/failure_chart.h"
#include "ui/widgets/loading_bar.h"
#include "ui/widgets/message_bar_widget.h"
#include "ui/widgets/page_bar.h"
#include "ui/widgets/section_title.h"
#include "ui/widgets/sparkline_delegate.h"
#include "ui/widgets/status_bar.h"
#include "ui/widgets/status_delegate.h"
#include "ui/widgets/tile_row.h"
#include "ui/widgets/tile_widget.h"
#include "ui/widgets/timeline_widget.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QRadioButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTabBar>
#include <QVBoxLayout>

namespace bouncedesk::test {

inline QStandardItem *cell(const QString &text, bool beyond = false)
{
    auto *item = new QStandardItem(text);
    if (beyond)
        item->setData(true, ui::BeyondLimitRole);
    return item;
}

inline ui::DeskTable *projectTable(QWidget *parent)
{
    auto *model = new QStandardItemModel(parent);
    model->setHorizontalHeaderLabels({QStringLiteral("Project"), QStringLiteral("Mails"), QStringLiteral("Delivered"),
                                      QStringLiteral("Came back"), QStringLiteral("Not sent"), QStringLiteral("Change"),
                                      QStringLiteral("8 weeks")});
    const QStringList names = {QStringLiteral("Nordlicht Film"),  QStringLiteral("Garten am Kanal"),
                               QStringLiteral("春の音楽祭 2026"), QStringLiteral("Open Hardware Synth"),
                               QStringLiteral("Kite Atlas"),      QStringLiteral("Hill Farm Cheese")};
    for (int row = 0; row < names.size(); ++row) {
        QList<double> line;
        for (int i = 0; i < 24; ++i)
            line << (i * 7 + row * 3) % 5 + (i > 18 ? i - 14 : 0);
        auto *spark = cell(QStringLiteral("rising"));
        spark->setData(QVariant::fromValue(line), ui::SparklineRole);
        spark->setData(row < 2, ui::BeyondLimitRole);
        model->appendRow({cell(names.at(row)), cell(ui::countText(12408 - row * 2000)),
                          cell(ui::percentText(0.941 + row * 0.011), row < 2),
                          cell(ui::percentText(0.049 - row * 0.007)), cell(ui::percentText(0.01)),
                          cell(row == 5 ? QString() : ui::changeText(-3.2 + row)), spark});
    }
    auto *table = new ui::DeskTable(QStringLiteral("Getting worse"));
    table->setModel(model);
    table->setColumns({{200, true},
                       {96, false, true},
                       {104, false, true},
                       {104, false, true, 3},
                       {104, false, true, 2},
                       {104, false, true},
                       {200, false, false, 1}});
    table->setItemDelegateForColumn(6, new ui::SparklineDelegate(table));
    table->setSortable(5, Qt::AscendingOrder);
    table->selectRow(2);
    return table;
}

inline ui::FailureSeries sampleFailures()
{
    ui::FailureSeries series{
        QStringLiteral("Not delivered, per 100 tried, by day"), QStringLiteral("mails a day"), {}, 2.0, {}};
    for (int i = 0; i < 30; ++i) {
        const bool worse = i > 24;
        const qint64 tried = i == 5 || i == 27 ? 150 : i == 21 ? 48211 : 4000 + i * 37 % 900;
        const qint64 bounced = tried * (worse ? 235 + i : 105 + i * 31 % 40) / 10000;
        const qint64 expired = tried * (35 + i * 13 % 9) / 10000;
        const qint64 complained = tried * 6 / 10000;
        series.points.append({QDate(2026, 11, 1).addDays(i), QString(), tried, bounced, expired, complained, tried / 90,
                              tried - bounced - expired - complained, i == 12 || i == 13, i == 21});
        series.previous.append(1.4 + i * 17 % 7 / 10.0);
    }
    series.countsTitle = QStringLiteral("Mails by status, by day");
    return series;
}

class OverviewSample : public ui::Page {
public:
    OverviewSample()
        : Page(QStringLiteral("overview"), QStringLiteral("Overview"), QStringLiteral("speedometer"), Body::Scrolls)
    {
        bar()->setRanges({{QStringLiteral("30d"), QStringLiteral("Last 30 days")}}, QStringLiteral("30d"));
        bar()->addMainAction(QStringLiteral("Send 48,211 bills"));
        bar()->addMenu(QStringLiteral("Export"), new QMenu);
        addMessage(ui::Tone::Error,
                   QStringLiteral("example-mail.test has refused our mail since Tuesday: 312 bills did "
                                  "not arrive. Nobody was locked for it."))
            ->addButton(QStringLiteral("Show the 312"));
        auto *tiles = new ui::TileRow;
        const QList<ui::TileContent> contents = {
            {QStringLiteral("Got this month's bill"), QStringLiteral("97.3 %"),
             QStringLiteral("46,918 of 48,211 backers"), QStringLiteral("1,293 did not · show them"), false, QString()},
            {QStringLiteral("Delivered"), QStringLiteral("98.1 %"), QStringLiteral("goal 98 % · 0.4 points worse"),
             QStringLiteral("of 181,402 with an outcome"), false, QString()},
            {QStringLiteral("Came back"), QStringLiteral("2.2 %"), QStringLiteral("limit 2 % · 0.9 points worse"),
             QStringLiteral("3,961 mails"), true, QString()},
            {QStringLiteral("Marked as spam"), QStringLiteral("0.02 %"), QStringLiteral("limit 0.1 % · as before"),
             QStringLiteral("Gmail does not report"), false, QString()},
            {QStringLiteral("Locked"), QStringLiteral("214"), QStringLiteral("12 new this week"),
             QStringLiteral("61 came back by themselves"), false, QString()}};
        for (const ui::TileContent &tile : contents)
            tiles->addTile()->setContent(tile);
        content()->addWidget(tiles);
        addChart();
        content()->addWidget(new ui::SectionTitle(QStringLiteral("Getting worse")));
        content()->addWidget(projectTable(this), 1);
    }

    void addChart()
    {
        auto *chart = new ui::FailureChart;
        chart->setSeries(sampleFailures());
        content()->addWidget(chart);
    }
};

class BackersSample : public ui::Page {
public:
    BackersSample() : Page(QStringLiteral("backers"), QStringLiteral("Backers"), QStringLiteral("view-pim-contacts"))
    {
        bar()->setRanges({{QStringLiteral("30d"), QStringLiteral("Last 30 days")}}, QStringLiteral("30d"));
        bar()->setFilterMenu(new QMenu);
        bar()->setChips({{QStringLiteral("p"), QStringLiteral("Project: Nordlicht Film")},
                         {QStringLiteral("d"), QStringLiteral("Domain: example.jp")}});
        bar()->addAction(QStringLiteral("Import…"));
        addMessage(ui::Tone::Info, QStringLiteral("37 new since you looked."))->addButton(QStringLiteral("Show"));
        addMessage(ui::Tone::Warning, QStringLiteral("Nothing is known from 2 Dec 22:10 to 3 Dec 07:55."));
        auto *tabs = new QTabBar;
        tabs->setAccessibleName(QStringLiteral("Queues"));
        tabs->setExpanding(false);
        for (const QString &tab : {QStringLiteral("Locked 214"), QStringLiteral("Waiting for the customer"),
                                   QStringLiteral("Missed a bill"), QStringLiteral("All")})
            tabs->addTab(tab);
        content()->addWidget(tabs);
        auto *timeline = new ui::TimelineWidget(QStringLiteral("What happened to Eva"));
        timeline->setEntries(
            {{QStringLiteral("today 09:04"), QString(),
              QStringLiteral("December's bill came back: this mailbox does not exist."),
              QStringLiteral(
                  "550 5.1.1 <eva@alt.example>: Recipient address rejected: User unknown in virtual mailbox table"),
              ui::Status::Bounced, QString(), 1},
             {QStringLiteral("today 09:04"), QString(), QStringLiteral("The address was locked."), QString(),
              std::nullopt, QStringLiteral("object-locked"), 2},
             {QStringLiteral("1 Dec 09:00"), QString(), QStringLiteral("December's bill was handed to Mailgun."),
              QString(), ui::Status::Accepted, QString(), 3},
             {QStringLiteral("1 Dec 09:00"), QString(), QStringLiteral("Still trying, the server asked to wait."),
              QString(), ui::Status::Deferred, QString(), 3},
             {QStringLiteral("1 Nov 09:02"), QString(), QStringLiteral("November's bill was delivered."), QString(),
              ui::Status::Delivered, QString(), 4},
             {QStringLiteral("1 Oct 09:02"), QString(), QStringLiteral("October's bill was not sent: locked."),
              QString(), ui::Status::Dropped, QString(), 5},
             {QStringLiteral("1 Sep 09:02"), QString(), QStringLiteral("Marked as spam."), QString(),
              ui::Status::Complained, QString(), 6}});
        timeline->setCurrentIndex(timeline->model()->index(0, 0));
        content()->addWidget(timeline, 1);
    }
};

class DeliverabilitySample : public ui::Page {
public:
    DeliverabilitySample()
        : Page(QStringLiteral("deliverability"), QStringLiteral("Deliverability"), QStringLiteral("office-chart-bar"),
               Body::Scrolls)
    {
        const QStringList names = {QStringLiteral("gmail.com"),
                                   QStringLiteral("example-mail.test"),
                                   QStringLiteral("<b>bold</b> & co.example"),
                                   QStringLiteral("docomo.example.jp"),
                                   QStringLiteral("web.example"),
                                   QStringLiteral("a-very-long-domain-name.of-somebody.example")};
        ui::CountsSeries series;
        for (int i = 0; i < names.size(); ++i)
            series.rows.append({names.at(i), {40 - i, 25 + i, 4200 - 600 * i, 90 + 60 * i, 22 * i, 4 + i}, 11 * i});
        series.title = QStringLiteral("Mails by status, by domain");
        auto *counts = new ui::CountsChart;
        counts->setSeries(series);
        content()->addWidget(counts, 1);
        series.title = QStringLiteral("Not delivered, per 100, by domain");
        series.measure = ui::CountsSeries::Measure::Rates;
        auto *rates = new ui::CountsChart;
        rates->setSeries(series);
        rates->view()->setCurrent(2);
        content()->addWidget(rates, 1);
        series.title = QStringLiteral("Mails by status, by day");
        series.measure = ui::CountsSeries::Measure::Counts;
        series.bars = ui::CountsSeries::Bars::Standing;
        series.rows.clear();
        for (int i = 0; i < 30; ++i)
            series.rows.append(
                {QStringLiteral("%1 Nov").arg(i + 1), {40, 25, 4200 - 60 * i, 90 + 16 * i, 22 * i, 4 + i}});
        auto *days = new ui::CountsChart;
        days->setSeries(series);
        content()->addWidget(days, 1);
    }
};

class EmptySample : public ui::Page {
public:
    EmptySample() : Page(QStringLiteral("events"), QStringLiteral("Events"), QStringLiteral("view-list-text"))
    {
        auto *empty = new ui::EmptyStateWidget(QStringLiteral("view-list-text"));
        empty->setWords(QStringLiteral("No mail yet."),
                        QStringLiteral("Figures appear with the first event from Mailgun."));
        empty->addButton(QStringLiteral("Connect Mailgun…"), true);
        empty->addButton(QStringLiteral("Look around with sample data"));
        content()->addWidget(empty, 1);
    }
};

class FormSample : public ui::Page {
public:
    FormSample() : Page(QStringLiteral("settings"), QStringLiteral("Settings"), QStringLiteral("configure"))
    {
        auto *form = new QFormLayout;
        auto *name = new QLineEdit(QStringLiteral("mg.example.org"));
        form->addRow(QStringLiteral("Domain"), name);
        auto *region = new QComboBox;
        region->addItems({QStringLiteral("EU"), QStringLiteral("US")});
        form->addRow(QStringLiteral("Region"), region);
        auto *port = new QSpinBox;
        port->setRange(1, 65535);
        port->setValue(8025);
        form->addRow(QStringLiteral("Port"), port);
        auto *off = new QLineEdit(QStringLiteral("cannot be changed here"));
        off->setEnabled(false);
        form->addRow(QStringLiteral("Database"), off);
        auto *on = new QCheckBox(QStringLiteral("Send on schedule"));
        on->setChecked(true);
        form->addRow(on);
        form->addRow(new QCheckBox(QStringLiteral("Compact rows")));
        auto *dark = new QRadioButton(QStringLiteral("Dark"));
        dark->setChecked(true);
        form->addRow(QStringLiteral("Appearance"), dark);
        form->addRow(QString(), new QRadioButton(QStringLiteral("Light")));
        auto *progress = new QProgressBar;
        progress->setAccessibleName(QStringLiteral("Sent"));
        progress->setValue(42);
        progress->setTextVisible(false);
        form->addRow(QStringLiteral("Progress"), progress);
        auto *buttons = new QHBoxLayout;
        auto *test = new QPushButton(QStringLiteral("Test connection"));
        auto *disabled = new QPushButton(QStringLiteral("Save"));
        disabled->setEnabled(false);
        buttons->addWidget(test);
        buttons->addWidget(disabled);
        buttons->addStretch(1);
        form->addRow(buttons);
        auto *holder = new QWidget;
        holder->setMaximumWidth(640);
        holder->setLayout(form);
        content()->addWidget(holder);
        content()->addStretch(1);
        m_first = test;
    }
    QWidget *firstFocus() const override { return m_first; }

private:
    QWidget *m_first = nullptr;
};

inline QList<ui::Page *> samplePages()
{
    return {new OverviewSample, new DeliverabilitySample, new BackersSample, new EmptySample, new FormSample};
}

inline QStringList samplePageIds()
{
    return {QStringLiteral("overview"), QStringLiteral("deliverability"), QStringLiteral("backers"),
            QStringLiteral("events"), QStringLiteral("settings")};
}

inline QList<ui::StatusPart> sampleStatusParts()
{
    return {{QStringLiteral("listener"),
             QStringLiteral("Listening on 127.0.0.1:8025 · 42 events/min · complete up to 14:05"), QString(),
             ui::Status::Delivered, false},
            {QStringLiteral("bills"), QStringLiteral("Next bills 1 Dec 09:00"), QString(), std::nullopt, true},
            {QStringLiteral("who"), QStringLiteral("support · team-db"), QString(), std::nullopt, false}};
}

} // namespace bouncedesk::test
