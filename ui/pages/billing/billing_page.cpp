// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/billing/billing_page.h"

#include "core/billing/billing_calendar.h"
#include "core/phrases/error_phrases.h"
#include "ui/pages/billing/preview_widget.h"
#include "ui/pages/billing/run_widget.h"
#include "ui/pages/billing/schedule_widget.h"
#include "ui/pages/billing/template_widget.h"
#include "ui/theme/metrics.h"
#include "ui/theme/number_text.h"
#include "ui/theme/time_text.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/empty_state_widget.h"
#include "ui/widgets/message_bar_widget.h"
#include "ui/widgets/page_bar.h"
#include "ui/widgets/section_title.h"

#include <QComboBox>
#include <QStackedLayout>
#include <QTabBar>
#include <QVBoxLayout>

namespace bouncedesk::ui {

namespace {

constexpr int kTickMs = 1000;
constexpr int kPastMonths = 12;
constexpr auto kViewKey = "view";
constexpr auto kPeriodKey = "period";
const QStringList kViewNames{QStringLiteral("runs"), QStringLiteral("preview"), QStringLiteral("schedule"),
                             QStringLiteral("template")};

QString language()
{
    return QLocale().bcp47Name();
}

} // namespace

BillingPage::BillingPage(const DeskContext &desk, QWidget *parent)
    : Page(QStringLiteral("billing"), tr("Billing"), QStringLiteral("mail-send"), Body::Fills, parent), m_desk(desk),
      m_runs(new RunsModel(desk, this)), m_preview(new PreviewModel(desk, this)), m_actions(new BillingDesk(desk, this))
{
    buildBar();
    buildViews();
    connectModels();
    connectRun();
    m_tick.setInterval(kTickMs);
    showSendButton();
}

void BillingPage::buildBar()
{
    m_period = new QComboBox(this);
    m_period->setObjectName(QStringLiteral("period"));
    m_period->setAccessibleName(tr("Month of the bills"));
    base::Period period = billing::periodAt(m_desk.clock.nowMs(), m_desk.zone.ianaId());
    const QString current = period.text();
    period = period.next();
    for (int i = 0; i < kPastMonths + 2; ++i, period = period.previous())
        m_period->addItem(monthText(period), period.text());
    m_period->setCurrentIndex(m_period->findData(current));
    bar()->addWidget(m_period);
    m_send = bar()->addMainAction(tr("Send bills"));
    m_send->setObjectName(QStringLiteral("send"));
    connect(m_send, &QPushButton::clicked, this, &BillingPage::beginSending);
    connect(m_period, &QComboBox::activated, this, [this] {
        showPeriod();
        Q_EMIT placeChanged();
    });
}

QWidget *BillingPage::buildRunsView()
{
    auto *runs = new QWidget(this);
    auto *column = new QVBoxLayout(runs);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::step16);
    m_run = new RunWidget(m_desk, runs);
    m_table = new DeskTable(tr("Runs"), runs);
    m_table->setModel(m_runs);
    m_table->setColumns({{150, true},
                         {150},
                         {90, false, true},
                         {90, false, true},
                         {80, false, true},
                         {80, false, true, 3},
                         {80, false, true},
                         {130, false, false, 2},
                         {110, false, false, 1}});
    column->addWidget(m_run);
    column->addWidget(m_table, 1);
    m_empty = new EmptyStateWidget(iconName(), this);
    auto *area = new QWidget(this);
    m_runsStack = new QStackedLayout(area);
    m_runsStack->addWidget(runs);
    m_runsStack->addWidget(m_empty);
    return area;
}

void BillingPage::buildViews()
{
    m_next = new QLabel(this);
    m_next->setTextFormat(Qt::PlainText);
    m_next->setWordWrap(true);
    m_tabs = new QTabBar(this);
    m_tabs->setAccessibleName(tr("Parts of billing"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    for (const QString &name : {tr("Runs"), tr("Preview"), tr("Schedule"), tr("Template")})
        m_tabs->addTab(name);
    m_previewView = new PreviewWidget(m_desk, m_preview, this);
    m_schedule = new ScheduleWidget(m_desk, this);
    m_template = new TemplateWidget(m_desk, this);
    auto *area = new QWidget(this);
    m_views = new QStackedLayout(area);
    m_views->addWidget(buildRunsView());
    m_views->addWidget(m_previewView);
    m_views->addWidget(m_schedule);
    m_views->addWidget(m_template);
    content()->addWidget(m_next);
    content()->addWidget(m_tabs);
    content()->addWidget(area, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int view) {
        m_views->setCurrentIndex(view);
        Q_EMIT placeChanged();
    });
}

void BillingPage::connectModels()
{
    connect(m_runs, &RunsModel::loaded, this, &BillingPage::showRuns);
    connect(m_runs, &RunsModel::failed, this, &BillingPage::showFailure);
    connect(m_preview, &PreviewModel::loaded, this, &BillingPage::onCounted);
    connect(m_preview, &PreviewModel::loadingChanged, this, &BillingPage::showSendButton);
    connect(m_preview, &PreviewModel::failed, this, &BillingPage::showFailure);
    connect(m_schedule, &ScheduleWidget::failed, this, &BillingPage::showFailure);
    connect(m_schedule, &ScheduleWidget::loaded, this, &BillingPage::showNext);
    connect(m_template, &TemplateWidget::failed, this, &BillingPage::showFailure);
    connect(m_actions, &BillingDesk::failed, this, [this](const base::Error &error) {
        m_isAsked = false;
        showFailure(error);
    });
    connect(m_actions, &BillingDesk::done, this, &BillingPage::onAsked);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (isVisible())
            m_runs->reload();
    });
    connect(&m_desk.changes, &storage::ChangeNotifier::changed, this, [this](storage::Topics topics) {
        if (!isVisible() || !topics.testFlag(storage::Topic::Billing))
            return;
        m_runs->reload();
        m_schedule->reload();
    });
}

void BillingPage::connectRun()
{
    connect(m_table, &DeskTable::currentRowChanged, this, [this](const QModelIndex &index) {
        if (const RunView *run = m_runs->runAt(index)) {
            m_chosenRun = run->status.run.id;
            showRun();
        }
    });
    connect(m_run, &RunWidget::pauseWanted, this, [this] { m_actions->pause(m_run->shown()); });
    connect(m_run, &RunWidget::lookUpWanted, m_actions, &BillingDesk::lookUpOpenCalls);
    connect(m_run, &RunWidget::cancelWanted, this, &BillingPage::askToCancel);
    connect(m_run, &RunWidget::resumeWanted, this, [this] {
        const RunView *run = m_runs->find(m_run->shown());
        const auto month = run ? base::Period::parse(run->status.run.period) : base::Result<base::Period>();
        if (run && month)
            m_actions->resume(*month);
    });
}

void BillingPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_tick.start();
    if (!std::exchange(m_isLoaded, true))
        refresh();
}

void BillingPage::refresh()
{
    m_runs->reload();
    m_schedule->reload();
    showPeriod();
}

void BillingPage::showPeriod()
{
    m_previewView->setPeriod(period());
    m_template->setPeriod(period());
    showSendButton();
    showEmpty();
}

base::Period BillingPage::period() const
{
    return base::Period::parse(m_period->currentData().toString()).value_or(base::Period());
}

void BillingPage::showView(int view)
{
    m_tabs->setCurrentIndex(view);
    m_views->setCurrentIndex(view);
}

QVariantMap BillingPage::place() const
{
    return {{QLatin1String(kViewKey), kViewNames.value(m_tabs->currentIndex())},
            {QLatin1String(kPeriodKey), m_period->currentData()}};
}

void BillingPage::goTo(const QVariantMap &place)
{
    const QSignalBlocker noPlace(this);
    showView(std::max(0, int(kViewNames.indexOf(place.value(QLatin1String(kViewKey)).toString()))));
    const int index = m_period->findData(place.value(QLatin1String(kPeriodKey)));
    const bool isOther = index >= 0 && index != m_period->currentIndex();
    if (isOther)
        m_period->setCurrentIndex(index);
    m_isLoaded = true;
    refresh();
}

QByteArray BillingPage::saveState() const
{
    return m_table->saveState();
}

void BillingPage::restoreState(const QByteArray &state)
{
    m_table->restoreState(state);
}

QWidget *BillingPage::firstFocus() const
{
    switch (m_tabs->currentIndex()) {
    case Preview: return m_previewView->table();
    case Runs: return m_runs->runs().isEmpty() ? static_cast<QWidget *>(m_tabs) : m_table;
    default: return m_tabs;
    }
}

// The run that was asked for, once it is there. A small one may be over before it was seen under way.
const RunView *BillingPage::askedRun() const
{
    if (!m_isAsked)
        return nullptr;
    if (const RunView *unfinished = m_runs->unfinished())
        return unfinished;
    const bool isNew = !m_runs->runs().isEmpty() && m_runs->runs().constFirst().status.run.id != m_newestBefore;
    return isNew ? &m_runs->runs().constFirst() : nullptr;
}

void BillingPage::showRuns()
{
    m_runsStack->setCurrentIndex(m_runs->runs().isEmpty() ? 1 : 0);
    const RunView *asked = askedRun();
    if (asked) {
        m_isAsked = false;
        m_chosenRun = asked->status.run.id;
        if (m_message)
            removeMessage(std::exchange(m_message, nullptr));
        m_tabs->setCurrentIndex(Runs);
    }
    Q_EMIT countChanged(m_runs->unfinished() ? 1 : 0, tr("run(s) not finished"));
    showRun();
    // Who got one is left out of the number on the button.
    const bool isMoving = m_runs->isMoving();
    if (!isMoving && (asked || m_wasMoving))
        m_preview->reload();
    m_wasMoving = isMoving;
    showSendButton();
    showNext();
    if (isMoving || m_isAsked)
        m_tick.start();
    else
        m_tick.stop();
}

// The chosen one, else the one that is under way, else the newest.
void BillingPage::showRun()
{
    const RunView *run = m_runs->find(m_chosenRun);
    if (!run)
        run = m_runs->unfinished();
    if (!run && !m_runs->runs().isEmpty())
        run = &m_runs->runs().constFirst();
    if (run)
        m_run->setRun(*run);
}

void BillingPage::showNext()
{
    const auto &schedule = m_schedule->schedule();
    if (!schedule)
        return;
    if (!schedule->isEnabled || !schedule->nextDueMs) {
        m_next->setText(tr("No schedule: bills go only when somebody sends them."));
    } else {
        const QTimeZone zone(schedule->rule.zone);
        const QString at = timeText(*schedule->nextDueMs, m_desk.clock.nowMs(), zone);
        const QString month = monthText(billing::periodAt(*schedule->nextDueMs, schedule->rule.zone));
        const auto &sums = m_preview->sums();
        QString text = tr("Next: %1, the bills for %2.").arg(at, month);
        if (schedule->isHeld)
            text = tr("Next: %1, the bills for %2, held: they will not be sent.").arg(at, month);
        else if (sums && m_preview->period() == billing::periodAt(*schedule->nextDueMs, schedule->rule.zone))
            text = tr("Next: %1, the bills for %2, %Ln people as of now.", nullptr, int(sums->included)).arg(at, month);
        m_next->setText(text);
    }
    if (!schedule->questionMs || !schedule->answer.isEmpty() || m_message)
        return;
    const QTimeZone zone(schedule->rule.zone);
    say(Tone::Warning, tr("The bills due %1 were not sent: no program was running.")
                           .arg(timeText(*schedule->questionMs, m_desk.clock.nowMs(), zone)));
    connect(m_message->addButton(tr("Send them now")), &QPushButton::clicked, this, [this] {
        removeMessage(std::exchange(m_message, nullptr));
        m_schedule->answerMissed(true);
    });
    connect(m_message->addButton(tr("Leave them")), &QPushButton::clicked, this, [this] {
        removeMessage(std::exchange(m_message, nullptr));
        m_schedule->answerMissed(false);
    });
}

void BillingPage::showSendButton()
{
    const auto &sums = m_preview->sums();
    const RunView *unfinished = m_runs->unfinished();
    const bool isBusy = unfinished && unfinished->status.run.period == period().text();
    const qint64 number = sums ? sums->included : 0;
    m_send->setText(number > 0 ? tr("Send %Ln bill(s)", nullptr, int(number)) : tr("Send bills"));
    m_send->setAccessibleName(m_send->text());
    m_send->setEnabled(number > 0 && !isBusy && !m_isAsked && !m_preview->isLoading());
    m_send->setToolTip(isBusy        ? tr("The run for %1 is not over.").arg(monthText(period()))
                       : number == 0 ? tr("Nobody is left to bill for %1.").arg(monthText(period()))
                                     : QString());
}

void BillingPage::showEmpty()
{
    m_empty->setWords(tr("No bills sent yet."), tr("Preview shows who would get one; nothing is sent by looking."));
    connect(m_empty->addButton(tr("Preview %1").arg(monthText(period())), true), &QPushButton::clicked, this,
            [this] { showView(Preview); });
}

void BillingPage::beginSending()
{
    m_expected = m_preview->sums() ? m_preview->sums()->included : -1;
    if (m_expected > 0)
        m_preview->reload(); // the number in the question is of this moment
}

void BillingPage::onCounted()
{
    showSendButton();
    showNext();
    const qint64 expected = std::exchange(m_expected, -1);
    if (expected < 0 || !m_preview->sums())
        return;
    const qint64 now = m_preview->sums()->included;
    if (now == expected) {
        askToSend();
        return;
    }
    say(Tone::Warning, now > expected
                           ? tr("The list has changed since you looked: %Ln more.", nullptr, int(now - expected))
                           : tr("The list has changed since you looked: %Ln fewer.", nullptr, int(expected - now)));
    connect(m_message->addButton(tr("Show the list")), &QPushButton::clicked, this, [this] { showView(Preview); });
}

void BillingPage::askToSend()
{
    const base::Period month = period();
    const auto &sums = *m_preview->sums();
    const int number = int(sums.included);
    Question question;
    question.title = tr("Send the bills for %1?").arg(monthText(month));
    question.text =
        tr("%Ln people get one mail each, from %1.", nullptr, number)
            .arg(m_desk.settings.billingFrom.isEmpty() ? tr("nobody: From is not set") : m_desk.settings.billingFrom);
    question.detail = tr("What was sent cannot be called back.");
    question.buttons = {tr("Send %Ln bill(s)", nullptr, number), tr("Do not send")};
    question.mustBeTyped = month.text();
    m_desk.dialogs.ask(this, question, [this, month, list = sums.mark](int button) {
        if (button != 0)
            return;
        m_isAsked = true;
        m_newestBefore = m_runs->runs().isEmpty() ? base::RunRow() : m_runs->runs().constFirst().status.run.id;
        showSendButton();
        m_actions->send(month, list);
    });
}

void BillingPage::askToCancel()
{
    const RunView *run = m_runs->find(m_run->shown());
    if (!run)
        return;
    const base::RunRow id = run->status.run.id;
    const qint64 left = run->status.calls.people.value(billing::CallState::Pending);
    Question question;
    question.title = tr("Cancel the run for %1?").arg(monthText(run->status.run.period));
    question.text = tr("%1 were sent and stay sent. %2 get no bill by this run; a new run would take them.")
                        .arg(countText(run->status.sent), countText(left));
    if (run->inFlight() > 0)
        question.detail = tr("%Ln call(s) in flight are finished first.", nullptr, int(run->inFlight()));
    question.buttons = {tr("Cancel the run"), tr("Leave it as it is")};
    m_desk.dialogs.ask(this, question, [this, id](int button) {
        if (button == 0)
            m_actions->cancel(id);
    });
}

void BillingPage::onAsked()
{
    if (m_isAsked)
        say(Tone::Info, m_actions->holdsKey()
                            ? tr("The bills are handed to the sender. The run appears here within seconds.")
                            : tr("This program has no key for Mailgun: what you asked for waits in the database for "
                                 "one that has."));
    m_runs->reload();
    m_tick.start();
}

void BillingPage::say(Tone tone, const QString &sentence)
{
    if (m_message)
        removeMessage(m_message);
    m_message = addMessage(tone, sentence);
    m_message->setClosable(true);
    connect(m_message, &MessageBarWidget::closed, this, [this] { m_message = nullptr; });
}

void BillingPage::showFailure(const base::Error &error)
{
    m_expected = -1;
    showSendButton();
    say(Tone::Error, phrases::errorPhrase(language(), error));
    connect(m_message->addButton(tr("Try again")), &QPushButton::clicked, this, [this] {
        removeMessage(std::exchange(m_message, nullptr));
        refresh();
    });
}

} // namespace bouncedesk::ui
