// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/desk_table.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/desk_header.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/number_delegate.h"
#include "ui/widgets/text_delegate.h"

#include <QDataStream>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace bouncedesk::ui {

using namespace metrics;

namespace {

constexpr quint32 stateMagic = 0x42444301; // "BDC" and the version of the format

} // namespace

DeskTable::DeskTable(const QString &name, QWidget *parent) : QTableView(parent)
{
    setAccessibleName(name);
    setItemDelegate(new TextDelegate(this));
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setTextElideMode(Qt::ElideRight);
    setMouseTracking(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    auto *header = new DeskHeader(this);
    setHorizontalHeader(header);
    connect(header, &QWidget::customContextMenuRequested, this, &DeskTable::showColumnMenu);
    connect(this, &QAbstractItemView::doubleClicked, this, &DeskTable::rowActivated);
    applyRowHeight();
}

void DeskTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    if (!model)
        return;
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { Q_EMIT currentRowChanged(current); });
}

// Qt forgets the current row then and says nothing.
void DeskTable::reset()
{
    QTableView::reset();
    if (accessibleDescription() == std::exchange(m_position, QString()))
        setAccessibleDescription(QString());
    Q_EMIT currentRowChanged(QModelIndex());
}

void DeskTable::setColumns(const QList<DeskColumn> &columns)
{
    m_columns = columns;
    auto *header = static_cast<DeskHeader *>(horizontalHeader());
    QSet<int> numbers;
    for (int i = 0; i < columns.size(); ++i) {
        header->setSectionResizeMode(i, columns.at(i).stretch ? QHeaderView::Stretch : QHeaderView::Interactive);
        if (columns.at(i).number) {
            setItemDelegateForColumn(i, new NumberDelegate(this));
            numbers.insert(i);
        }
    }
    header->setNumberColumns(numbers);
    applyWidths();
}

void DeskTable::applyWidths()
{
    for (int i = 0; i < m_columns.size(); ++i)
        horizontalHeader()->resizeSection(i, leastWidth(i));
    fitColumns();
}

void DeskTable::setSortable(int column, Qt::SortOrder order)
{
    horizontalHeader()->setSortIndicator(column, order);
    if (isSortingEnabled())
        return;
    setSortingEnabled(true);
    applyWidths();
}

void DeskTable::setCompact(bool compact)
{
    m_compact = compact;
    applyRowHeight();
}

void DeskTable::applyRowHeight()
{
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(metrics::rowHeight(font(), m_compact));
}

QByteArray DeskTable::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << stateMagic << quint32(m_columns.size()) << m_hiddenByUser << horizontalHeader()->saveState();
    return state;
}

bool DeskTable::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    quint32 magic = 0;
    quint32 count = 0;
    QSet<int> hidden;
    QByteArray header;
    stream >> magic >> count >> hidden >> header;
    if (stream.status() != QDataStream::Ok || magic != stateMagic || count != quint32(m_columns.size()))
        return false;
    if (!horizontalHeader()->restoreState(header))
        return false;
    m_hiddenByUser = hidden;
    fitColumns();
    return true;
}

QModelIndex DeskTable::currentRow() const
{
    return selectionModel() ? selectionModel()->currentIndex() : QModelIndex();
}

QSize DeskTable::sizeHint() const
{
    return QSize(600, 240);
}

void DeskTable::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid() && !(event->modifiers() & ~Qt::KeypadModifier))
        Q_EMIT rowActivated(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

// The focus is always visible, also before any row is the current one.
void DeskTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (hasFocus() && !currentIndex().isValid()) {
        QPainter painter(viewport());
        paint::focusRing(&painter, viewport()->rect(), Tokens::of(palette()).focus, false);
    }
}

void DeskTable::resizeEvent(QResizeEvent *event)
{
    fitColumns();
    QTableView::resizeEvent(event);
}

void DeskTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyRowHeight();
}

void DeskTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    // The ring of the old cell may reach into its neighbours.
    viewport()->update();
    // Counts stand in the text of what has the focus.
    const bool counted = current.isValid() && model();
    m_position = counted ? tr("%1 of %2").arg(current.row() + 1).arg(model()->rowCount()) : QString();
    setAccessibleDescription(m_position);
}

bool DeskTable::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::HoverMove:
    case QEvent::HoverEnter: setHoveredRow(rowAt(static_cast<QHoverEvent *>(event)->position().toPoint().y())); break;
    case QEvent::HoverLeave:
    case QEvent::Leave: setHoveredRow(-1); break;
    default: break;
    }
    return QTableView::viewportEvent(event);
}

void DeskTable::setHoveredRow(int row)
{
    for (const int changed : {std::exchange(m_hoveredRow, row), row}) {
        if (changed >= 0)
            viewport()->update(0, rowViewportPosition(changed), viewport()->width(), rowHeight(changed));
    }
}

// What was asked for, or what the header's words need in this language, with room for the arrow of sorting.
int DeskTable::leastWidth(int column) const
{
    const QString words = model() ? model()->headerData(column, Qt::Horizontal).toString() : QString();
    const QFontMetrics metrics(fonts::sectionTitle(font()));
    const int arrow = isSortingEnabled() ? step12 : 0;
    return std::max(m_columns.at(column).width, metrics.horizontalAdvance(words) + 2 * cellPadding + arrow);
}

// The first to leave goes until the rest fits.
void DeskTable::fitColumns()
{
    QHeaderView *header = horizontalHeader();
    int needed = 0;
    int mostLeaving = 0;
    for (int i = 0; i < m_columns.size(); ++i) {
        needed += m_hiddenByUser.contains(i) ? 0 : leastWidth(i);
        mostLeaving = std::max(mostLeaving, m_columns.at(i).leaves);
    }
    QSet<int> leave = m_hiddenByUser;
    for (int turn = 1; turn <= mostLeaving && needed > viewport()->width(); ++turn) {
        for (int i = 0; i < m_columns.size(); ++i) {
            if (m_columns.at(i).leaves == turn && !leave.contains(i)) {
                leave.insert(i);
                needed -= leastWidth(i);
            }
        }
    }
    for (int i = 0; i < m_columns.size(); ++i) {
        if (header->isSectionHidden(i) != leave.contains(i))
            header->setSectionHidden(i, leave.contains(i));
    }
}

void DeskTable::showColumnMenu(const QPoint &where)
{
    if (!model())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 1; i < m_columns.size(); ++i) {
        QAction *action = menu->addAction(model()->headerData(i, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!m_hiddenByUser.contains(i));
        connect(action, &QAction::toggled, this, [this, i](bool shown) {
            shown ? (void)m_hiddenByUser.remove(i) : (void)m_hiddenByUser.insert(i);
            fitColumns();
        });
    }
    menu->popup(horizontalHeader()->mapToGlobal(where));
}

} // namespace bouncedesk::ui
