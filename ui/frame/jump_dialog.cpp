// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/jump_dialog.h"

#include "core/phrases/error_phrases.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/section_title.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPointer>
#include <QVBoxLayout>

namespace bouncedesk::ui {

using namespace metrics;

namespace {

constexpr int mostTargets = 20;
constexpr int typingPauseMs = 120;

} // namespace

JumpDialog::JumpDialog(QList<JumpTarget> own, JumpProvider *provider, QWidget *parent)
    : QDialog(parent), m_own(std::move(own)), m_provider(provider), m_field(new QLineEdit), m_list(new QListWidget),
      m_count(new CaptionLabel)
{
    setWindowTitle(tr("Jump to"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    resize(dialogWidth, 380);
    m_field->setPlaceholderText(tr("Backer, address, project, mail or command"));
    m_field->setAccessibleName(tr("Jump to"));
    m_field->addAction(icons::icon(QStringLiteral("edit-find")), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_list->setAccessibleName(tr("What fits"));
    m_list->setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    column->addWidget(m_count);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPauseMs);
    connect(&m_typing, &QTimer::timeout, this, &JumpDialog::ask);
    connect(m_field, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(m_field, &QLineEdit::returnPressed, this, &JumpDialog::choose);
    connect(m_list, &QListWidget::itemClicked, this, &JumpDialog::choose);
    ask();
}

void JumpDialog::ask()
{
    const QString text = m_field->text().trimmed();
    const quint64 question = ++m_question;
    QList<JumpTarget> own;
    for (const JumpTarget &target : m_own) {
        if (target.title.contains(text, Qt::CaseInsensitive))
            own.append(target);
    }
    if (!m_provider || text.isEmpty()) {
        showFound(own);
        return;
    }
    show(own, tr("Searching…"));
    const auto receive = [dialog = QPointer(this), question, own](const base::Result<QList<JumpTarget>> &found) {
        if (!dialog || dialog->m_question != question)
            return;
        if (found)
            dialog->showFound(own + *found, found->size() >= mostTargets);
        else
            dialog->show(own, phrases::errorPhrase(QLocale().bcp47Name(), found.error()));
    };
    m_provider->find(text, mostTargets, receive);
}

void JumpDialog::showFound(const QList<JumpTarget> &targets, bool mayBeMore)
{
    if (mayBeMore)
        show(targets, tr("The first %1; write more to see fewer.").arg(targets.size()));
    else
        show(targets, targets.isEmpty() ? tr("Nothing by that name.") : tr("%n found", nullptr, int(targets.size())));
}

void JumpDialog::show(const QList<JumpTarget> &targets, const QString &said)
{
    m_shown = targets;
    m_list->clear();
    for (const JumpTarget &target : targets) {
        QStringList words = {target.title};
        if (!target.detail.isEmpty())
            words << target.detail;
        words << target.kind;
        auto *item = new QListWidgetItem(words.join(QStringLiteral(" · ")), m_list);
        if (!target.iconName.isEmpty())
            item->setIcon(icons::icon(target.iconName));
    }
    m_list->setCurrentRow(targets.isEmpty() ? -1 : 0);
    m_count->setText(said);
}

void JumpDialog::choose()
{
    // A quick Enter must not go to what fitted the text before.
    if (m_typing.isActive()) {
        m_typing.stop();
        ask();
    }
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_shown.size())
        return;
    const JumpTarget target = m_shown.at(row);
    accept();
    Q_EMIT chosen(target);
}

// Up and Down move through the list while the focus stays in the field.
bool JumpDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            QCoreApplication::sendEvent(m_list, event);
            m_field->setAccessibleDescription(m_list->currentItem() ? m_list->currentItem()->text() : QString());
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace bouncedesk::ui
