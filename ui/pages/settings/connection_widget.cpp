// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/connection_widget.h"

#include "core/base/text.h"
#include "core/billing/billing_settings.h"
#include "core/mailgun/reach_check.h"
#include "ui/models/settings_words.h"
#include "ui/theme/cell_roles.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/kept_focus.h"
#include "ui/widgets/section_title.h"
#include "ui/widgets/status_delegate.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace bouncedesk::ui {

using mailgun::CheckCode;
using mailgun::CheckFinding;
using namespace metrics;

namespace {

constexpr int kSteps = 5;

QUrl webhookUrl(const QUrl &publicUrl)
{
    return publicUrl.isEmpty() ? QUrl() : mailgun::urlBelow(publicUrl, QStringLiteral("/webhooks/mailgun"));
}

} // namespace

ConnectionWidget::ConnectionWidget(const DeskContext &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_rows(new QStandardItemModel(0, 2, this))
{
    build();
    connect(m_test, &QPushButton::clicked, this, &ConnectionWidget::test);
    connect(m_register, &QPushButton::clicked, this, [this] {
        m_register->setEnabled(false);
        m_check->registerWebhooks();
    });
}

void ConnectionWidget::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(step8);
    m_test = new QPushButton(tr("Test connection"), this);
    m_test->setObjectName(QStringLiteral("testConnection"));
    m_register = new QPushButton(tr("Register webhooks"), this);
    m_register->setObjectName(QStringLiteral("registerWebhooks"));
    m_register->hide();
    m_state = new CaptionLabel(tr("Asks Mailgun; sends no mail."), this);
    auto *row = new QHBoxLayout;
    row->setSpacing(step8);
    row->addWidget(m_test);
    row->addWidget(m_register);
    row->addWidget(m_state, 1);
    m_rows->setHorizontalHeaderLabels({tr("What"), tr("Result")});
    m_table = new DeskTable(tr("What the test of the connection found"), this);
    m_table->setModel(m_rows);
    m_table->setColumns({{130}, {400, true}});
    m_table->setItemDelegateForColumn(0, new StatusDelegate(m_table));
    m_table->setFixedHeight(headerHeight + kSteps * rowHeight(font()) + step4);
    m_table->hide();
    column->addLayout(row);
    column->addWidget(m_table);
}

void ConnectionWidget::test()
{
    m_findings.clear();
    m_rows->removeRows(0, m_rows->rowCount());
    m_table->show();
    setEnabledKeepingFocus(m_test, false);
    m_register->hide();
    m_state->setText(tr("Asking Mailgun…"));
    m_check.reset();
    m_client = std::make_unique<mailgun::MailgunClient>(billing::mailgunSettings(m_desk.settings), m_desk.clock);
    m_check = std::make_unique<mailgun::ConnectionCheck>(*m_client, m_desk.clock, m_desk.settings.mailgunSigningKeys,
                                                         webhookUrl(m_desk.settings.publicUrl));
    connect(m_check.get(), &mailgun::ConnectionCheck::found, this, &ConnectionWidget::add);
    connect(m_check.get(), &mailgun::ConnectionCheck::finished, this, &ConnectionWidget::onFinished);
    connect(m_check.get(), &mailgun::ConnectionCheck::registered, this, &ConnectionWidget::onRegistered);
    m_check->start();
}

void ConnectionWidget::add(const CheckFinding &finding)
{
    m_findings.append(finding);
    auto *what = new QStandardItem(checkStepText(finding.step));
    what->setData(int(checkMark(finding.code)), StatusRole);
    auto *result = new QStandardItem(checkFindingText(finding));
    result->setToolTip(result->text());
    m_rows->appendRow({what, result});
}

void ConnectionWidget::onFinished()
{
    setEnabledKeepingFocus(m_test, true);
    const auto isBad = [](const CheckFinding &finding) { return checkMark(finding.code) == Status::Bounced; };
    const auto bad = std::count_if(m_findings.begin(), m_findings.end(), isBad);
    m_state->setText(bad == 0 ? tr("Tested: Mailgun can be used.")
                              : tr("Tested: %n thing(s) to mend.", nullptr, int(bad)));
    const bool misses = std::any_of(m_findings.begin(), m_findings.end(), [](const CheckFinding &finding) {
        return finding.code == CheckCode::WebhooksMissing;
    });
    m_register->setVisible(misses);
    m_register->setEnabled(misses);
    Q_EMIT finished();
}

void ConnectionWidget::onRegistered(const QStringList &kinds, const QString &failure)
{
    // Not at once: this is a call of the very check that a new test replaces.
    QMetaObject::invokeMethod(this, &ConnectionWidget::test, Qt::QueuedConnection);
    m_state->setText(failure.isEmpty() ? tr("Registered: %1.").arg(kinds.join(QStringLiteral(", ")))
                                       : tr("Mailgun refused: %1").arg(base::displayText(failure)));
}

} // namespace bouncedesk::ui
