// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chart_panel.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/chart_view.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/desk_table.h"

#include <QApplication>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QStackedLayout>
#include <QStandardItemModel>

namespace bouncedesk::ui {

using namespace metrics;

ChartPanel::ChartPanel(ChartView *view, QWidget *parent)
    : QFrame(parent), m_view(view), m_table(new DeskTable(QString())), m_model(new QStandardItemModel(this)),
      m_title(new QLabel), m_reading(new QLabel), m_row(new QHBoxLayout), m_stack(new QStackedLayout),
      m_asTable(new QPushButton(tr("Show as table")))
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(fonts::sectionTitle(font()));
    m_reading->setTextFormat(Qt::PlainText);
    m_reading->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    makeLink(m_asTable);
    m_asTable->setCheckable(true);
    m_asTable->setToolTip(tr("Ctrl+T"));
    m_row->setContentsMargins(step4, 2, 0, 0);
    m_row->setSpacing(step12);
    m_row->addWidget(m_title, 1);
    m_row->addWidget(m_asTable);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_table);
    auto *words = new QHBoxLayout;
    words->setContentsMargins(step4, 0, step4, step4);
    words->addWidget(m_reading);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(step4, 2, step4, step4); // room for the focus ring around the chart
    column->setSpacing(0);
    column->addLayout(m_row);
    column->addLayout(words);
    column->addLayout(m_stack, 1);
    setMinimumHeight(chartMinimumHeight);
    m_table->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored); // as high as the chart
    m_table->setModel(m_model);
    connectView(m_view);
    connect(m_table, &DeskTable::rowActivated, this,
            [this](const QModelIndex &index) { Q_EMIT barActivated(index.row()); });
    connect(m_asTable, &QPushButton::toggled, this, &ChartPanel::setTableShown);
    auto *keys = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_T), this);
    keys->setContext(Qt::WidgetWithChildrenShortcut);
    connect(keys, &QShortcut::activated, m_asTable, &QPushButton::toggle);
    // Reading order: the chart before its switches.
    setTabOrder(m_view, m_asTable);
    recolor();
    showReading(QString());
}

void ChartPanel::connectView(ChartView *view) const
{
    connect(view, &ChartView::readingChanged, this, &ChartPanel::showReading);
    connect(view, &ChartView::activated, this, &ChartPanel::barActivated);
}

void ChartPanel::setAlternative(ChartView *view)
{
    m_alternative = view;
    m_stack->addWidget(view);
    setTabOrder(m_view, view);
    connectView(view);
}

void ChartPanel::setAlternativeShown(bool shown)
{
    m_alternativeShown = shown && m_alternative;
    setTableShown(isTableShown());
}

void ChartPanel::setTableShown(bool shown)
{
    const bool hadFocus = m_stack->currentWidget()->hasFocus();
    m_stack->setCurrentWidget(shown ? static_cast<QWidget *>(m_table) : m_alternativeShown ? m_alternative : m_view);
    m_asTable->setChecked(shown);
    m_asTable->setText(shown ? tr("Show as chart") : tr("Show as table"));
    if (hadFocus)
        m_stack->currentWidget()->setFocus(Qt::OtherFocusReason);
    showReading(QString());
}

bool ChartPanel::isTableShown() const
{
    return m_stack->currentWidget() == m_table;
}

QString ChartPanel::title() const
{
    return m_title->text();
}

QImage ChartPanel::picture() const
{
    QPixmap shown = const_cast<ChartPanel *>(this)->grab();
    QPainter painter(&shown);
    for (const auto *button : findChildren<QPushButton *>()) // nobody presses them there
        painter.fillRect(button->geometry(), Tokens::of(palette()).base);
    return shown.toImage();
}

QImage ChartPanel::paperPicture()
{
    setPalette(paletteOf(Tokens::lightTokens()));
    const QImage light = picture();
    setPalette(QPalette());
    return light;
}

void ChartPanel::setTitle(const QString &title, const QString &spokenSummary)
{
    m_title->setText(title);
    m_table->setAccessibleName(title);
    m_table->setAccessibleDescription(spokenSummary);
    m_summary = spokenSummary;
    showReading(QString());
}

void ChartPanel::setTable(const QStringList &headers, const QList<QStringList> &rows)
{
    m_model->clear();
    m_model->setHorizontalHeaderLabels(headers);
    QList<QStandardItem *> items;
    for (const QStringList &row : rows) {
        items.clear();
        for (const QString &text : row)
            items.append(new QStandardItem(text));
        m_model->appendRow(items);
    }
    QList<DeskColumn> columns = {{140, true, false, 0}};
    for (qsizetype i = 1; i < headers.size(); ++i)
        columns.append({90, false, true, 0});
    m_table->setColumns(columns);
}

QPushButton *ChartPanel::addSwitch(const QString &text)
{
    auto *button = new QPushButton(text);
    makeLink(button);
    button->setCheckable(true);
    m_row->insertWidget(m_row->count() - 1, button);
    setTabOrder(m_view, button);
    return button;
}

// A bar's sentence, else the whole chart's.
void ChartPanel::showReading(const QString &text)
{
    m_reading->setText(text.isEmpty() ? m_summary : text);
}

void ChartPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Tokens::of(palette()).base);
}

void ChartPanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::PaletteChange)
        recolor();
}

void ChartPanel::recolor()
{
    QPalette secondary;
    secondary.setColor(QPalette::WindowText, Tokens::of(palette()).textSecondary);
    m_reading->setPalette(secondary);
    m_reading->setFont(fonts::caption(fonts::numeric(font())));
}

} // namespace bouncedesk::ui
