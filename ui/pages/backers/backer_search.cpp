// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/backers/backer_search.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>

namespace bouncedesk::ui {

constexpr int kTypingMs = 250;

// The field first: Tab goes in the order in which they are made.
BackerSearch::BackerSearch(QWidget *parent)
    : QObject(parent), m_field(new QLineEdit(parent)), m_box(new QComboBox(parent))
{
    m_field->setPlaceholderText(tr("Name, address or id"));
    m_field->setAccessibleName(tr("Search for name, address or id"));
    m_field->setClearButtonEnabled(true);
    m_field->setFixedWidth(280);
    m_field->installEventFilter(this);
    m_box->setAccessibleName(tr("Which backers"));
    for (const auto &[queue, text] :
         {std::pair(BackerQueue::Locked, tr("Locked")), std::pair(BackerQueue::Waiting, tr("Waiting for the customer")),
          std::pair(BackerQueue::MissedBill, tr("Missed a bill")), std::pair(BackerQueue::All, tr("All"))})
        m_box->addItem(text, queueWord(queue));
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
    connect(&m_typing, &QTimer::timeout, this, &BackerSearch::ask);
    connect(m_field, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (!text.trimmed().isEmpty())
            m_box->setCurrentIndex(int(BackerQueue::All));
        m_typing.start();
        Q_EMIT typed();
    });
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        if (m_typing.isActive())
            ask();
        Q_EMIT firstWanted();
    });
    connect(m_box, &QComboBox::activated, this, [this] {
        m_field->clear();
        ask();
    });
}

BackerQueue BackerSearch::queue() const
{
    return queueOfWord(m_box->currentData().toString());
}

QString BackerSearch::text() const
{
    return m_field->text();
}

void BackerSearch::set(BackerQueue queue, const QString &text)
{
    m_box->setCurrentIndex(int(queue));
    m_field->setText(text);
}

void BackerSearch::ask()
{
    m_typing.stop();
    Q_EMIT asked();
}

bool BackerSearch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Down)
        return QObject::eventFilter(watched, event);
    Q_EMIT listWanted();
    return true;
}

} // namespace bouncedesk::ui
