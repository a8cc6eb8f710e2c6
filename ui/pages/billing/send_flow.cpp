// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/billing/send_flow.h"

#include "ui/models/audience_words.h"
#include "ui/theme/number_text.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/kept_focus.h"

#include <QPushButton>

namespace bouncedesk::ui {

SendFlow::SendFlow(const DeskContext &desk, PreviewModel *preview, RunsModel *runs, BillingDesk *actions,
                   QPushButton *button)
    : QObject(button), m_desk(desk), m_preview(preview), m_runs(runs), m_actions(actions), m_button(button)
{
    connect(m_button, &QPushButton::clicked, this, &SendFlow::begin);
    connect(m_preview, &PreviewModel::loaded, this, &SendFlow::onCounted);
    connect(m_preview, &PreviewModel::stopped, this, [this] { m_looked.reset(); });
    connect(m_preview, &PreviewModel::loadingChanged, this, &SendFlow::showButton);
    connect(m_runs, &RunsModel::loaded, this, &SendFlow::lookForRun);
    connect(m_actions, &BillingDesk::failed, this, &SendFlow::forget);
}

void SendFlow::forget()
{
    m_asked.reset();
    m_looked.reset();
    showButton();
}

void SendFlow::showButton()
{
    const auto &sums = m_preview->sums();
    const RunView *unfinished = m_runs->unfinished();
    const QString month = m_preview->period().text();
    const bool isBusy = unfinished && unfinished->status.run.period == month;
    const bool isHalf = sums && sums->isHalfImported;
    const qint64 number = sums ? sums->included : 0;
    m_button->setText(number > 0 ? tr("Send %Ln bill(s)", nullptr, int(number)) : tr("Send bills"));
    m_button->setAccessibleName(m_button->text());
    setEnabledKeepingFocus(m_button,
                           number > 0 && !isBusy && !isHalf && !m_asked && !m_isChecking && !m_preview->isLoading());
    m_button->setToolTip(isBusy                ? tr("The run for %1 is not over.").arg(monthText(month))
                         : isHalf              ? tr("The bills for %1 are half imported.").arg(monthText(month))
                         : sums && number == 0 ? tr("Nobody is left to bill for %1.").arg(monthText(month))
                                               : QString());
}

void SendFlow::begin()
{
    if (m_preview->sums() && m_preview->sums()->included > 0) {
        m_looked = m_preview->sums()->mark;
        m_preview->recount(); // the number in the question is of this moment
    }
}

void SendFlow::onCounted()
{
    showButton();
    const auto looked = std::exchange(m_looked, std::nullopt);
    if (!looked || !m_preview->sums())
        return;
    if (m_preview->sums()->mark == *looked)
        checkValues();
    else
        Q_EMIT listChanged(m_preview->difference().more, m_preview->difference().fewer);
}

// Nobody confirms before it is known what the bills would lack.
void SendFlow::checkValues()
{
    using Missing = QList<billing::MissingValue>;
    m_isChecking = true;
    showButton();
    m_desk.pool.readSnapshot<Missing>(
        this,
        [month = m_preview->period(), language = m_desk.settings.language](storage::Connection &connection) {
            return billing::checkValues(connection, month, language);
        },
        [this, mark = m_preview->sums()->mark](const base::Result<Missing> &missing) {
            m_isChecking = false;
            showButton();
            if (!missing)
                Q_EMIT failed(missing.error());
            else if (m_preview->sums() && m_preview->sums()->mark == mark) // else somebody looks at another month now
                ask(*missing);
        });
}

void SendFlow::ask(const QList<billing::MissingValue> &missing)
{
    const base::Period month = m_preview->period();
    const auto &sums = *m_preview->sums();
    const int number = int(sums.included);
    Question question;
    question.title = tr("Send the bills for %1?").arg(monthText(month));
    question.text =
        tr("%Ln people get one mail each, from %1.", nullptr, number)
            .arg(m_desk.settings.billingFrom.isEmpty() ? tr("nobody: From is not set") : m_desk.settings.billingFrom);
    QStringList detail;
    for (const billing::MissingValue &value : missing)
        detail.append(missingValueText(value));
    detail.append(tr("What was sent cannot be called back."));
    question.detail = detail.join(u'\n');
    question.buttons = {tr("Send %Ln bill(s)", nullptr, number), tr("Do not send")};
    question.mustBeTyped = month.text();
    m_desk.dialogs.ask(m_button, question, [this, month, list = sums.mark](int button) {
        if (button != 0)
            return;
        m_asked = month;
        m_newestBefore = m_runs->runs().isEmpty() ? base::RunRow() : m_runs->runs().constFirst().status.run.id;
        showButton();
        m_actions->send(month, list);
    });
}

// The run that was asked for, once it is there. A small one may be over before it was seen under way.
const RunView *SendFlow::askedRun() const
{
    if (!m_asked)
        return nullptr;
    const auto isAsked = [this, month = m_asked->text()](const RunView &view) {
        return view.status.run.period == month && view.status.run.id > m_newestBefore;
    };
    const auto found = std::find_if(m_runs->runs().cbegin(), m_runs->runs().cend(), isAsked);
    return found == m_runs->runs().cend() ? nullptr : &*found;
}

void SendFlow::lookForRun()
{
    if (const RunView *asked = askedRun()) {
        m_asked.reset();
        Q_EMIT begun(asked->status.run.id);
    }
    showButton();
}

} // namespace bouncedesk::ui
