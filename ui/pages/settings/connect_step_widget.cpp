// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/connect_step_widget.h"

#include "ui/theme/metrics.h"
#include "ui/theme/status_marks.h"
#include "ui/widgets/kept_focus.h"
#include "ui/widgets/section_title.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace bouncedesk::ui {

using namespace metrics;

namespace {

constexpr int kMarkColumn = step24;

std::optional<Status> markOf(std::optional<ConnectVerdict> verdict)
{
    if (!verdict)
        return std::nullopt;
    switch (*verdict) {
    case ConnectVerdict::Going: return Status::Accepted;
    case ConnectVerdict::Fine: return Status::Delivered;
    case ConnectVerdict::FineBut:
    case ConnectVerdict::CanRegister: return Status::Deferred;
    case ConnectVerdict::Bad: return Status::Bounced;
    }
    return std::nullopt;
}

} // namespace

ConnectStepWidget::ConnectStepWidget(const QString &title, const QString &why, const QString &button, QWidget *parent)
    : QWidget(parent), m_title(new SectionTitle(title, this)), m_body(new QWidget(this)),
      m_action(new QPushButton(button, m_body)), m_result(new CaptionLabel(QString(), m_body))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kMarkColumn, 0, 0, 0);
    column->setSpacing(step4);
    column->addWidget(m_title);
    column->addWidget(m_body);
    auto *inside = new QVBoxLayout(m_body);
    inside->setContentsMargins(step4, 0, step4, step12);
    inside->setSpacing(step8);
    inside->addWidget(new CaptionLabel(why, m_body));
    m_fields = new QGridLayout;
    m_fields->setHorizontalSpacing(step16);
    m_fields->setVerticalSpacing(step8);
    m_fields->setColumnMinimumWidth(0, 96);
    m_fields->setColumnStretch(1, 1);
    inside->addLayout(m_fields);
    auto *buttons = new QHBoxLayout;
    buttons->setObjectName(QStringLiteral("buttons"));
    buttons->setSpacing(step8);
    buttons->addWidget(m_action);
    buttons->addStretch(1);
    inside->addLayout(buttons);
    m_action->setAccessibleName(QStringLiteral("%1: %2").arg(button, title));
    inside->addWidget(m_result);
    m_result->hide();
    setOpen(false);
}

void ConnectStepWidget::addField(const QString &label, QWidget *field)
{
    const int row = m_fields->rowCount();
    auto *name = new QLabel(label, m_body);
    name->setTextFormat(Qt::PlainText);
    name->setBuddy(field);
    field->setAccessibleName(label);
    m_fields->addWidget(name, row, 0);
    m_fields->addWidget(field, row, 1);
}

void ConnectStepWidget::addWide(QWidget *widget)
{
    m_fields->addWidget(widget, m_fields->rowCount(), 0, 1, 2);
}

QPushButton *ConnectStepWidget::addSecond(const QString &text)
{
    m_second = new QPushButton(text, m_body);
    m_second->hide();
    m_body->findChild<QHBoxLayout *>(QStringLiteral("buttons"))->insertWidget(1, m_second);
    return m_second;
}

void ConnectStepWidget::setOpen(bool open)
{
    m_isOpen = open;
    m_body->setVisible(open);
    m_title->setEnabled(open);
}

void ConnectStepWidget::setTesting()
{
    m_verdict = ConnectVerdict::Going;
    setEnabledKeepingFocus(m_action, false);
    m_result->setText(tr("Testing…"));
    showVerdict();
}

void ConnectStepWidget::setVerdict(ConnectVerdict verdict, const QString &sentence)
{
    m_verdict = verdict;
    m_result->setText(sentence);
    setEnabledKeepingFocus(m_action, verdict != ConnectVerdict::Going);
    showVerdict();
}

void ConnectStepWidget::forget()
{
    m_verdict.reset();
    m_result->clear();
    setEnabledKeepingFocus(m_action, true);
    showVerdict();
}

void ConnectStepWidget::showVerdict()
{
    m_result->setVisible(m_verdict.has_value());
    if (m_second)
        m_second->setVisible(m_verdict == ConnectVerdict::CanRegister);
    m_title->setAccessibleDescription(m_result->text());
    update();
}

bool ConnectStepWidget::isGreen() const
{
    return m_verdict == ConnectVerdict::Fine || m_verdict == ConnectVerdict::FineBut;
}

void ConnectStepWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens t = Tokens::of(palette());
    const QRectF where(0, m_title->y(), kMarkColumn - step8, m_title->height());
    if (const auto mark = markOf(m_verdict))
        paintStatusMark(&painter, where, *mark, t.status(*mark).mark);
}

} // namespace bouncedesk::ui
