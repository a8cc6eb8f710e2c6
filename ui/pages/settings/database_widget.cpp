// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/database_widget.h"

#include "core/storage/database_properties.h"
#include "core/storage/database_url.h"
#include "ui/pages/settings/setting_form.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/number_text.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/kept_focus.h"
#include "ui/widgets/section_title.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace bouncedesk::ui {

using ingest::CheckFindings;
using namespace metrics;

DatabaseWidget::DatabaseWidget(const DeskContext &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk),
      m_form(new SettingForm(desk, {"BOUNCEDESK_DATABASE", "BOUNCEDESK_BODY_RETENTION_DAYS"}, this))
{
    build();
    connect(m_check, &QPushButton::clicked, this, &DatabaseWidget::check);
    connect(m_shorten, &QPushButton::clicked, this, &DatabaseWidget::askToShorten);
}

void DatabaseWidget::build()
{
    m_kept = new CaptionLabel(QString(), this);
    m_shorten = new QPushButton(tr("Shorten…"), this);
    m_shorten->setObjectName(QStringLiteral("shortenRetention"));
    m_shorten->setAccessibleName(tr("Keep raw events for a shorter time"));
    m_shorten->hide();
    m_size = new QLabel(this);
    m_size->setTextFormat(Qt::PlainText);
    m_check = new QPushButton(tr("Check"), this);
    m_check->setObjectName(QStringLiteral("checkDatabase"));
    m_check->setAccessibleName(tr("Check the database"));
    m_progress = new QProgressBar(this);
    m_progress->setAccessibleName(tr("Checking"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(step8);
    m_progress->hide();
    m_state = new CaptionLabel(tr("Recounts every stored count from the events, beside the running program."), this);
    m_differences = new QPlainTextEdit(this);
    m_differences->setReadOnly(true);
    m_differences->setTabChangesFocus(true);
    m_differences->setFont(fonts::serverWords(font()));
    m_differences->setAccessibleName(tr("What does not agree"));
    m_differences->hide();
    auto *kept = new QHBoxLayout;
    kept->setSpacing(step12);
    kept->addWidget(m_shorten);
    kept->addWidget(m_kept, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(step12);
    row->addWidget(m_check);
    row->addWidget(m_state, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(step12);
    column->addWidget(m_form);
    column->addLayout(kept);
    column->addWidget(m_size);
    column->addLayout(row);
    column->addWidget(m_progress);
    column->addWidget(m_differences);
    setMaximumWidth(proseWidth);
}

void DatabaseWidget::reload()
{
    readKept();
    m_desk.pool.read<qint64>(
        this, [](storage::Connection &connection) { return storage::sizeInBytes(connection); },
        [this](const base::Result<qint64> &bytes) {
            if (!bytes) {
                Q_EMIT failed(bytes.error());
                return;
            }
            m_size->setText(tr("It takes %1. Days and months are of %2.")
                                .arg(QLocale().formattedDataSize(*bytes), QString::fromLatin1(m_desk.zone.ianaId())));
        });
}

void DatabaseWidget::readKept()
{
    m_desk.pool.read<ingest::RetentionPeriods>(
        this, [](storage::Connection &connection) { return ingest::keptPeriods(connection); },
        [this](const base::Result<ingest::RetentionPeriods> &kept) {
            if (kept)
                presentKept(*kept);
            else
                Q_EMIT failed(kept.error());
        });
}

void DatabaseWidget::presentKept(const ingest::RetentionPeriods &kept)
{
    const int own = m_desk.settings.bodyRetentionDays;
    const bool isLonger = own > 0 && own < kept.rawEventDays;
    m_kept->setText(isLonger ? tr("This database keeps raw events for %Ln day(s), for all programs on it: a shorter "
                                  "setting does not change that by itself.",
                                  nullptr, kept.rawEventDays)
                             : tr("This database keeps raw events for %Ln day(s), for all programs on it.", nullptr,
                                  kept.rawEventDays));
    m_shorten->setVisible(isLonger);
}

void DatabaseWidget::askToShorten()
{
    const int own = m_desk.settings.bodyRetentionDays;
    const qint64 beforeMs = m_desk.clock.nowMs() - own * qint64(24 * 3600) * 1000;
    const QString day = QLocale().toString(m_desk.zone.dateOf(beforeMs), QLocale::LongFormat);
    m_desk.dialogs.confirm(this, tr("Keep raw events for %Ln day(s)?", nullptr, own),
                           tr("Mailgun's own text of all events received before %1 is removed for ever, for "
                              "everybody who works with this database. Events and counts stay. A program whose own "
                              "setting is longer raises it again.")
                               .arg(day),
                           tr("Remove older ones"), [this](bool yes) {
                               if (yes)
                                   shorten();
                           });
}

void DatabaseWidget::shorten()
{
    m_shorten->setEnabled(false);
    m_desk.pool.write<void>(
        this,
        [days = m_desk.settings.bodyRetentionDays, actor = m_desk.actor,
         nowMs = m_desk.clock.nowMs()](storage::Connection &connection) {
            return ingest::changeRetention(connection, {std::nullopt, days}, actor, nowMs);
        },
        [this](const base::Result<void> &changed) {
            m_shorten->setEnabled(true);
            if (!changed) {
                Q_EMIT failed(changed.error());
                return;
            }
            readKept();
            Q_EMIT shortened();
        });
}

// Progress comes from a reader's thread: it is handed over as a value.
void DatabaseWidget::check()
{
    setEnabledKeepingFocus(m_check, false);
    m_progress->show();
    m_differences->hide();
    m_state->setText(tr("Checking…"));
    const QPointer<DatabaseWidget> self(this);
    m_desk.pool.read<CheckFindings>(
        this,
        [self](storage::Connection &connection) {
            return ingest::checkDatabase(connection, [self](qint64 mails) {
                QMetaObject::invokeMethod(
                    QCoreApplication::instance(),
                    [self, mails] {
                        if (self)
                            self->m_state->setText(tr("Checking… %1 mails").arg(countText(mails)));
                    },
                    Qt::QueuedConnection);
            });
        },
        [this](const base::Result<CheckFindings> &findings) {
            setEnabledKeepingFocus(m_check, true);
            m_progress->hide();
            if (findings)
                present(*findings);
            else
                Q_EMIT failed(findings.error());
        });
}

void DatabaseWidget::present(const CheckFindings &findings)
{
    const bool agrees = findings.differences.isEmpty();
    const QString base = tr("%1 mails, %2 events: ").arg(countText(findings.mails), countText(findings.events));
    m_state->setText(base + (agrees ? tr("everything agrees.")
                                    : tr("%Ln difference(s).", nullptr, int(findings.differences.size()))));
    m_differences->setPlainText(findings.differences.join(u'\n'));
    m_differences->setVisible(!agrees);
    Q_EMIT checked(agrees);
}

} // namespace bouncedesk::ui
