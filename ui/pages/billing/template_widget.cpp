// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/billing/template_widget.h"

#include "core/base/text.h"
#include "core/billing/billing_settings.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/section_title.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace bouncedesk::ui {

using namespace metrics;
using Found = std::optional<BillPreview>;

constexpr int kTypingMs = 250;

TemplateWidget::TemplateWidget(const DeskContext &desk, QWidget *parent) : QWidget(parent), m_desk(desk)
{
    build();
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
    connect(&m_typing, &QTimer::timeout, this, &TemplateWidget::ask);
    connect(m_who, &QLineEdit::textEdited, &m_typing, qOverload<>(&QTimer::start));
}

void TemplateWidget::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(step8);
    m_who = new QLineEdit(this);
    m_who->setObjectName(QStringLiteral("templateBacker"));
    m_who->setPlaceholderText(tr("Backer's id or address; empty: the first one"));
    m_who->setAccessibleName(tr("Show the bill of"));
    m_who->setClearButtonEnabled(true);
    m_who->setMaximumWidth(proseWidth / 2);
    m_head = new SectionTitle(QString(), this);
    m_head->setWordWrap(true);
    m_text = new QPlainTextEdit(this);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("The bill's text"));
    m_text->setMaximumWidth(proseWidth);
    column->addWidget(m_who);
    column->addWidget(m_head);
    column->addWidget(m_text, 1);
    column->addWidget(new CaptionLabel(tr("This is the template that comes with the program, with this backer's fields "
                                          "filled in. Nothing is sent by looking."),
                                       this));
}

void TemplateWidget::setPeriod(base::Period period)
{
    m_period = period;
    ask();
}

void TemplateWidget::ask()
{
    m_desk.pool.read<Found>(
        this,
        [settings = billing::senderSettings(m_desk.settings).bill, period = m_period,
         who = m_who->text().trimmed()](storage::Connection &connection) {
            return previewBill(connection, settings, {period, who, {}, {}, {}});
        },
        [this, token = ++m_token](const base::Result<Found> &bill) {
            if (token != m_token)
                return;
            if (bill)
                present(*bill);
            else
                Q_EMIT failed(bill.error());
        });
}

void TemplateWidget::present(const Found &bill)
{
    if (!bill) {
        m_head->setText(m_who->text().isEmpty() ? tr("No backers yet.") : tr("There is no such backer."));
        m_text->clear();
        return;
    }
    const QString to = bill->to.isEmpty() ? tr("no address") : base::displayText(bill->to);
    m_head->setText(tr("%1, to %2").arg(base::displayText(bill->subject), to));
    m_text->setPlainText(base::displayText(bill->text, true));
}

} // namespace bouncedesk::ui
